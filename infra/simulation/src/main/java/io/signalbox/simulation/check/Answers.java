package io.signalbox.simulation.check;

import io.signalbox.archive.Archive;
import io.signalbox.archive.ArchivedEnvelope;
import io.signalbox.archive.Arrival;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.load.Posting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether what senders were told is so. */
public final class Answers {
  private final Violations violations;
  private final Archive archive;

  public Answers(Hub hub, Violations violations) {
    this.violations = violations;
    this.archive = Views.archive(hub);
  }

  /** Checks the answers to all that was posted. */
  public void check(List<Posting> postings) {
    Map<UUID, List<Posting>> byId =
        postings.stream()
            .collect(Collectors.groupingBy(Posting::id, TreeMap::new, Collectors.toList()));
    byId.forEach(this::check);
  }

  private void check(UUID id, List<Posting> postings) {
    Optional<ArchivedEnvelope> kept = archive.find(EnvelopeId.parse(id.toString()).dedupKey());
    long accepted = postings.stream().filter(one -> one.heard().contains("accepted")).count();
    violations.require(
        accepted <= 1, Promise.ONE_ID_ONE_ENVELOPE, "accepted " + accepted + " times: " + postings);
    for (Posting posting : postings) {
      for (String heard : posting.heard()) {
        check(posting, heard, kept);
      }
    }
  }

  private void check(Posting posting, String heard, Optional<ArchivedEnvelope> kept) {
    boolean loop = posting.kind() == Posting.Kind.LOOP;
    violations.require(
        loop == heard.equals("loop") || heard.equals("failed"),
        Promise.NO_LOOPS,
        posting.toString());
    boolean holds =
        switch (heard) {
          case "accepted" -> kept.isPresent() && isBodyOf(kept.get().first(), posting);
          case "duplicate" ->
              kept.isPresent()
                  && (posting.kind() == Posting.Kind.TAG_UPDATE
                      || isBodyOf(kept.get().first(), posting));
          case "conflict" ->
              kept.isPresent()
                  && !isBodyOf(kept.get().first(), posting)
                  && kept.get().conflicts().stream().anyMatch(one -> isBodyOf(one, posting));
          case "updated" ->
              kept.isPresent()
                  && kept.get().revisions().stream().anyMatch(one -> hasTagsOf(one, posting));
          case "rejected" -> posting.kind() == Posting.Kind.TAG_UPDATE;
          case "loop" -> kept.isEmpty();
          default -> heard.equals("failed");
        };
    violations.require(
        holds,
        heard.equals("accepted") || heard.equals("updated")
            ? Promise.ACCEPTED_MEANS_KEPT
            : Promise.ONE_ID_ONE_ENVELOPE,
        "told " + heard + ", which is not so: " + posting);
  }

  private static boolean isBodyOf(Arrival arrival, Posting posting) {
    return arrival
        .envelope()
        .payload()
        .field("extra.variant")
        .map(variant -> variant.asInt() == posting.variant())
        .orElse(false);
  }

  private static boolean hasTagsOf(Arrival update, Posting posting) {
    return update.envelope().meta().tags().contains("update-" + posting.variant());
  }
}
