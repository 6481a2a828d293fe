package io.signalbox.simulation.load;

import io.signalbox.envelope.DedupKey;
import io.signalbox.simulation.check.Arrivals;
import io.signalbox.simulation.check.Deliveries;
import io.signalbox.simulation.check.Settled;
import io.signalbox.simulation.check.Since;
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
import java.util.stream.IntStream;

/**
 * Looks whether hubs are as they must be, and those who get what they send have it.
 *
 * @param deliveries what each hub's receivers got
 * @param since from where on it looks, for each hub
 * @param from for destinations of the first hub that were not always there, from when on they must
 *     have all
 */
record Judgement(
    Scenario scenario,
    Violations violations,
    List<Hub> hubs,
    List<Deliveries> deliveries,
    List<Since> since,
    Map<String, Instant> from) {

  /** Without faults, hints and calls take some seconds; a request that hangs takes more. */
  private static final Duration PROMPTNESS = Duration.ofSeconds(20);

  /** Every envelope has been delivered to all. */
  void checkThatNobodyWaits() {
    for (int i = 0; i < hubs.size(); i++) {
      Settled settled = settled(i);
      settled.checkDelivered(wanted(i));
    }
  }

  /**
   * Whether something lies in a feed that its destination does not have, and only wake's hourly
   * look will find: a hint was lost; or a process died between an append and its hint, and the
   * batch was told again when the settings had no such destination.
   */
  boolean isSomebodyOverlooked() {
    boolean isThereAtTimes = scenario.late() || scenario.change() == Change.REMOVED;
    boolean mayBe =
        hubs.stream().anyMatch(Hub::hasLostHints) || (isThereAtTimes && scenario.faultRate() > 0);
    return mayBe
        && IntStream.range(0, hubs.size())
            .anyMatch(i -> wanted(i).stream().anyMatch(settled(i)::isBehind));
  }

  /** Checks all that must hold now. */
  void check() {
    for (int i = 0; i < hubs.size(); i++) {
      Settled settled = settled(i);
      List<Wanted> wanted = wanted(i);
      settled.checkFeeds(wanted, i == 0 ? from : Map.of());
      settled.checkReaders(wanted);
      if (since.get(i).equals(Since.THE_BEGINNING)) {
        deliveries.get(i).checkTickets(hubs.get(i));
        deliveries.get(i).checkLateOutcomes(hubs.get(i));
        deliveries.get(i).checkHistories(hubs.get(i));
      }
    }
    if (scenario.hanging()) {
      arrivals().checkPromptness(PROMPTNESS, violations);
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
  }

  /** What came to the receivers of the first hub that do not hang. */
  Arrivals arrivals() {
    return settled(0)
        .arrivals(
            wanted(0).stream()
                .filter(one -> !one.destination().equals(SettingsText.HANGING))
                .toList());
  }

  /** Where each hub stands now. */
  List<Since> now() {
    return IntStream.range(0, hubs.size()).mapToObj(i -> settled(i).now(wanted(i))).toList();
  }

  private Settled settled(int hub) {
    return new Settled(hubs.get(hub), violations, deliveries.get(hub), since.get(hub));
  }

  /** Only the first of two hubs gets a destination later. */
  private List<Wanted> wanted(int hub) {
    return SettingsText.wanted(scenario).stream()
        .filter(one -> hub == 0 || !one.destination().equals(SettingsText.LATE))
        .toList();
  }

  private Set<DedupKey> archived(int hub) {
    return settled(hub).ids();
  }
}
