package io.signalbox.simulation.check;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.Aside;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.load.Posting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what senders were told is so. */
public final class Answers {
  private final Violations violations;
  private final EnvelopeStore envelopeStore;
  private final Before before;
  private final List<StoredEnvelope> conflicts;

  /**
   * What a hub kept before something was posted, and which has perhaps gone since.
   *
   * @param kept what was under the ids of that
   */
  public record Before(Map<UUID, ArchivedEnvelope> kept, List<StoredEnvelope> conflicts) {
    public static final Before NOTHING = new Before(Map.of(), List.of());

    public Before {
      kept = Map.copyOf(kept);
      conflicts = List.copyOf(conflicts);
    }

    /** What the hub keeps now under the ids of these. */
    public static Before of(Hub hub, List<Posting> postings) {
      EnvelopeStore envelopeStore = Views.envelopeStore(hub);
      Map<UUID, ArchivedEnvelope> kept = new HashMap<>();
      for (Posting posting : postings) {
        envelopeStore
            .find(dedupKey(posting.id()))
            .ifPresent(found -> kept.put(posting.id(), found));
      }
      return new Before(kept, keptAside(envelopeStore));
    }
  }

  public Answers(Hub hub, Before before, Violations violations) {
    this.violations = violations;
    this.envelopeStore = Views.envelopeStore(hub);
    this.before = before;
    this.conflicts =
        Stream.concat(before.conflicts().stream(), keptAside(envelopeStore).stream()).toList();
  }

  /** Checks the answers to all that was posted. */
  public void check(List<Posting> postings) {
    Map<UUID, List<Posting>> byId =
        postings.stream()
            .collect(Collectors.groupingBy(Posting::id, TreeMap::new, Collectors.toList()));
    byId.forEach(this::check);
  }

  private void check(UUID id, List<Posting> postings) {
    Optional<ArchivedEnvelope> kept = envelopeStore.find(dedupKey(id));
    Optional<ArchivedEnvelope> had = Optional.ofNullable(before.kept().get(id));
    long accepted = postings.stream().filter(one -> one.heard().contains("accepted")).count();
    violations.require(
        accepted <= 1, Promise.ONE_ID_ONE_ENVELOPE, "accepted " + accepted + " times: " + postings);
    for (Posting posting : postings) {
      for (String heard : posting.heard()) {
        boolean loop = posting.kind() == Posting.Kind.LOOP;
        violations.require(
            loop == heard.equals("loop") || heard.equals("failed"),
            Promise.NO_LOOPS,
            posting.toString());
        violations.require(
            isSo(posting, heard, kept) || wasSo(posting, heard, had),
            heard.equals("accepted") || heard.equals("updated")
                ? Promise.ACCEPTED_MEANS_KEPT
                : Promise.ONE_ID_ONE_ENVELOPE,
            "told " + heard + ", which is not so: " + posting);
      }
    }
  }

  private boolean isSo(Posting posting, String heard, Optional<ArchivedEnvelope> kept) {
    return switch (heard) {
      case "accepted" -> kept.isPresent() && isBodyOf(kept.get().first(), posting);
      case "duplicate" ->
          kept.isPresent()
              && (posting.kind() == Posting.Kind.TAG_UPDATE
                  || isBodyOf(kept.get().first(), posting));
      case "conflict" -> isConflict(posting, kept);
      case "updated" ->
          kept.isPresent()
              && kept.get().revisions().stream().anyMatch(one -> hasTagsOf(one, posting));
      case "rejected" -> posting.kind() == Posting.Kind.TAG_UPDATE;
      case "loop" -> kept.isEmpty();
      default -> heard.equals("failed");
    };
  }

  /** Whether an answer was so while what was kept before was still there. */
  private boolean wasSo(Posting posting, String heard, Optional<ArchivedEnvelope> had) {
    return switch (heard) {
      case "duplicate" -> had.isPresent() && isBodyOf(had.get().first(), posting);
      case "conflict" -> isConflict(posting, had);
      default -> false;
    };
  }

  /** Whether an id has another body, and this one is kept aside. */
  private boolean isConflict(Posting posting, Optional<ArchivedEnvelope> kept) {
    return kept.isPresent()
        && !isBodyOf(kept.get().first(), posting)
        && Stream.concat(conflicts.stream(), kept.get().conflicts().stream())
            .anyMatch(
                one -> one.key().id().equals(dedupKey(posting.id())) && isBodyOf(one, posting));
  }

  private static DedupKey dedupKey(UUID id) {
    return EnvelopeId.parse(id.toString()).dedupKey();
  }

  private static boolean isBodyOf(StoredEnvelope arrival, Posting posting) {
    return arrival
        .envelope()
        .payload()
        .field("extra.variant")
        .map(variant -> variant.asInt() == posting.variant())
        .orElse(false);
  }

  private static boolean hasTagsOf(StoredEnvelope update, Posting posting) {
    return update.envelope().meta().tags().contains("update-" + posting.variant());
  }

  private static List<StoredEnvelope> keptAside(EnvelopeStore envelopeStore) {
    return envelopeStore.conflicts(Integer.MAX_VALUE).stream().map(Aside::what).toList();
  }
}
