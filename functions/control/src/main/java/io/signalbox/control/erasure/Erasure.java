package io.signalbox.control.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request to erase what is held about a subject, what becomes of it, and in the end its receipt.
 *
 * @param subject empty once it is closed: a receipt names nobody
 * @param kind what the subject is
 * @param digest of the subject, by a key that only the hub has
 * @param by the instance that asked for it
 * @param reason in the words of whoever asked
 * @param decisions of those who must approve it
 */
record Erasure(
    String id,
    Optional<Subject> subject,
    Subject.Kind kind,
    String digest,
    String by,
    String reason,
    Instant requestedAt,
    State state,
    List<Decision> decisions,
    Progress progress,
    Optional<Instant> finishedAt) {

  /** What has become of it. */
  enum State {
    /** Others must approve it; nothing is erased. */
    PROPOSED,
    RUNNING,
    FINISHED,
    /** Somebody has rejected it; nothing is erased. */
    REJECTED;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What somebody decided about it. */
  record Decision(String by, Instant at, boolean approved) {}

  Erasure {
    decisions = List.copyOf(decisions);
  }

  boolean isOpen() {
    return state == State.PROPOSED || state == State.RUNNING;
  }

  /** Whether the last pass found nothing that could be taken out. */
  boolean isClean() {
    return state == State.FINISHED && progress.changed() == 0;
  }

  boolean isDecidedBy(String name) {
    return by.equals(name) || decisions.stream().anyMatch(one -> one.by().equals(name));
  }

  Erasure with(Progress next) {
    return copy(subject, state, decisions, next, finishedAt);
  }

  Erasure with(Decision decision, State next) {
    List<Decision> all = new ArrayList<>(decisions);
    all.add(decision);
    boolean isClosed = next == State.REJECTED;
    return copy(
        isClosed ? Optional.empty() : subject,
        next,
        all,
        progress,
        isClosed ? Optional.of(decision.at()) : Optional.empty());
  }

  /** Without the subject: all that is left to do is to clear the engine's files. */
  Erasure withoutSubject() {
    return copy(Optional.empty(), state, decisions, progress.ended(), finishedAt);
  }

  Erasure finished(Instant now) {
    return copy(Optional.empty(), State.FINISHED, decisions, progress, Optional.of(now));
  }

  private Erasure copy(
      Optional<Subject> named,
      State next,
      List<Decision> all,
      Progress further,
      Optional<Instant> finished) {
    return new Erasure(
        id, named, kind, digest, by, reason, requestedAt, next, all, further, finished);
  }
}
