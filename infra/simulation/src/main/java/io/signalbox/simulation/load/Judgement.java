package io.signalbox.simulation.load;

import io.signalbox.envelope.DedupKey;
import io.signalbox.simulation.check.Answers;
import io.signalbox.simulation.check.Deliveries;
import io.signalbox.simulation.check.Settled;
import io.signalbox.simulation.check.Transcripts;
import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.check.Wanted;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.load.Scenario.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks whether a run was as it must be.
 *
 * @param deliveries what each hub's receivers got
 * @param since for destinations of the first hub that were not always there, from when on they must
 *     have all
 */
public record Judgement(
    Scenario scenario,
    Violations violations,
    List<Hub> hubs,
    List<Deliveries> deliveries,
    List<Posting> postings,
    List<CursorReader> cursorReaders,
    List<PlainReader> plainReaders,
    Map<String, Instant> since) {

  /** Without faults, hints and calls take some seconds; a request that hangs takes more. */
  private static final Duration PROMPTNESS = Duration.ofSeconds(20);

  /** Every envelope has been delivered to all. */
  public void checkThatNobodyWaits() {
    for (int i = 0; i < hubs.size(); i++) {
      Settled settled = new Settled(hubs.get(i), violations, deliveries.get(i));
      settled.checkDelivered(wanted(i).stream().filter(one -> !mayWait(one)).toList());
    }
  }

  /**
   * Where a process dies between an append and its hint, and the batch is told again when the
   * settings have no such destination, nobody sends that hint: what was appended goes out with what
   * comes next.
   */
  private boolean mayWait(Wanted one) {
    return scenario.change() == Change.REMOVED
        && scenario.faultRate() > 0
        && one.destination().equals(SettingsText.CHANGED);
  }

  /** Checks all that must hold now. */
  public void check() {
    for (int i = 0; i < hubs.size(); i++) {
      Settled settled = new Settled(hubs.get(i), violations, deliveries.get(i));
      List<Wanted> wanted = wanted(i);
      settled.checkFeeds(wanted, i == 0 ? since : Map.of());
      settled.checkReaders(wanted);
    }
    if (scenario.hanging()) {
      List<Wanted> others =
          wanted(0).stream()
              .filter(one -> !one.destination().equals(SettingsText.HANGING))
              .toList();
      new Settled(hubs.getFirst(), violations, deliveries.getFirst())
          .checkPromptness(others, PROMPTNESS);
    }
    if (hubs.size() > 1) {
      Set<DedupKey> kept = archived(0);
      Set<DedupKey> keptByNeighbour = archived(1);
      violations.require(
          kept.equals(keptByNeighbour),
          Promise.NO_LOOPS,
          "of two hubs that push all to each other one has "
              + kept
              + " and one "
              + keptByNeighbour);
    }
    new Answers(hubs.getFirst(), violations).check(postings);
    for (CursorReader reader : cursorReaders) {
      new Transcripts(reader.hub(), reader.feed(), violations).checkWhole(reader.transcript());
    }
    for (PlainReader reader : plainReaders) {
      Transcripts transcripts = new Transcripts(reader.hub(), reader.feed(), violations);
      int behind = 0;
      for (PlainReader.Given given : reader.given()) {
        behind =
            transcripts.checkPiece(given.lines(), behind, given.repeated(), given.lostBefore());
      }
    }
  }

  /** Only the first of two hubs gets a destination later. */
  private List<Wanted> wanted(int hub) {
    return SettingsText.wanted(scenario).stream()
        .filter(one -> hub == 0 || !one.destination().equals(SettingsText.LATE))
        .toList();
  }

  private Set<DedupKey> archived(int hub) {
    return new Settled(hubs.get(hub), violations, deliveries.get(hub)).ids();
  }
}
