package io.signalbox.wkd;

import io.signalbox.crypto.KeyFacts;
import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.directory.keys.FoundKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What follows from a directory's answer for the key that is pinned. */
final class Pinning {
  private static final Duration WITH_KEY = Duration.ofDays(7);
  private static final Duration WITHOUT_KEY = Duration.ofDays(1);
  private static final Duration AFTER_TROUBLE = Duration.ofHours(1);

  private Pinning() {}

  /**
   * A key of the answer.
   *
   * @param fault why it cannot be used for the address; empty where it can
   */
  private record Candidate(String fingerprint, String text, Optional<String> fault) {}

  /** What is known after the answer. A key that is pinned stays. */
  static FoundKey after(
      String address, Optional<FoundKey> known, DirectoryAnswer answer, Instant now) {
    Optional<FoundKey.Pinned> pinned = known.flatMap(FoundKey::pinned);
    return switch (answer) {
      case DirectoryAnswer.NoKey(String reason) ->
          without(address, pinned, reason, Optional.empty(), now, WITHOUT_KEY);
      case DirectoryAnswer.Trouble(String reason) ->
          without(address, pinned, reason, known.flatMap(FoundKey::other), now, AFTER_TROUBLE);
      case DirectoryAnswer.Keys(List<String> armored) ->
          with(
              address,
              pinned,
              candidates(armored, address, now),
              now,
              one -> one.fault().isEmpty());
    };
  }

  /** The same, pinning the key of that fingerprint, if the answer has it and it can be used. */
  static FoundKey on(
      String fingerprint,
      String address,
      Optional<FoundKey> known,
      DirectoryAnswer answer,
      Instant now) {
    if (answer instanceof DirectoryAnswer.Keys(List<String> armored)) {
      List<Candidate> candidates = candidates(armored, address, now);
      Predicate<Candidate> isMeant =
          one -> one.fault().isEmpty() && one.fingerprint().equals(fingerprint);
      if (candidates.stream().anyMatch(isMeant)) {
        Optional<FoundKey.Pinned> same =
            known.flatMap(FoundKey::pinned).filter(old -> old.fingerprint().equals(fingerprint));
        return with(address, same, candidates, now, isMeant);
      }
    }
    return after(address, known, answer, now);
  }

  private static FoundKey without(
      String address,
      Optional<FoundKey.Pinned> pinned,
      String reason,
      Optional<String> other,
      Instant now,
      Duration pause) {
    return new FoundKey(address, pinned, now, now.plus(pause), Optional.of(reason), other);
  }

  private static FoundKey with(
      String address,
      Optional<FoundKey.Pinned> pinned,
      List<Candidate> candidates,
      Instant now,
      Predicate<Candidate> canBePinned) {
    Optional<FoundKey.Pinned> next =
        pinned.isPresent()
            ? pinned.map(old -> renewed(old, candidates))
            : candidates.stream()
                .filter(canBePinned)
                .findFirst()
                .map(one -> new FoundKey.Pinned(one.fingerprint(), one.text(), now));
    Optional<String> fault =
        next.isPresent()
            ? next.flatMap(one -> fault(one.text(), address, now))
            : candidates.stream()
                .flatMap(one -> one.fault().stream())
                .findFirst()
                .or(() -> Optional.of("there is no such key"));
    Optional<String> other =
        candidates.stream()
            .filter(one -> next.filter(is -> is.fingerprint().equals(one.fingerprint())).isEmpty())
            .filter(one -> one.fault().isEmpty())
            .map(Candidate::fingerprint)
            .findFirst();
    Duration pause = next.isPresent() ? WITH_KEY : WITHOUT_KEY;
    return new FoundKey(address, next, now, now.plus(pause), fault, other);
  }

  private static FoundKey.Pinned renewed(FoundKey.Pinned old, List<Candidate> candidates) {
    String text = old.text();
    for (Candidate one : candidates) {
      if (one.fingerprint().equals(old.fingerprint())) {
        try {
          text = OpenPgpKeys.joined(text, one.text());
        } catch (UnusableKeyException notJoined) {
          // The copy that is pinned stays as it is.
        }
      }
    }
    return new FoundKey.Pinned(old.fingerprint(), text, old.since());
  }

  private static List<Candidate> candidates(List<String> armored, String address, Instant now) {
    List<Candidate> candidates = new ArrayList<>();
    for (String text : armored) {
      try {
        KeyFacts facts = OpenPgpKeys.facts(text, now);
        candidates.add(new Candidate(facts.fingerprint(), text, fault(text, address, now)));
      } catch (UnusableKeyException unreadable) {
        // The next one may be readable.
      }
    }
    return candidates;
  }

  private static Optional<String> fault(String text, String address, Instant now) {
    try {
      OpenPgpKeys.recipient(text, address, now);
      return Optional.empty();
    } catch (UnusableKeyException fault) {
      return Optional.of(String.valueOf(fault.getMessage()));
    }
  }
}
