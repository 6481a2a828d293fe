package io.signalbox.delivery.drain;

import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.destination.KnownStates;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.Destination;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a destination's state whether a reader may send, and writes down what batches say about the
 * destination.
 *
 * <p>One failure may be about what was sent, and is its reader's matter. A second one, with nothing
 * delivered to the destination in between, makes the destination failing: from then on one reader
 * tries again, the prober, and all others wait. From the second try on another reader is the
 * prober, if one has something to send, for the first may have an envelope that the destination
 * cannot take. The first delivery ends it, and a job wakes those who waited.
 */
final class DestinationGate {
  private static final int FAILURES_LIMIT = 2;

  /** How many readers are looked at to find another prober. */
  private static final int CANDIDATES = 20;

  private final KnownStates known;
  private final DestinationControl control;
  private final Readers readers;
  private final FeedLog feeds;
  private final Backoff backoff;
  private final OutcomeWriter outcomes;
  private final DeliveryMetrics metrics;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /** What this process has seen of a destination: failures since it took something, and when. */
  private record Seen(int failuresInRow, Set<ReaderId> failed, Instant workedAt) {
    private Seen and(Seen later) {
      Set<ReaderId> both = new HashSet<>(failed);
      both.addAll(later.failed());
      return new Seen(failuresInRow + later.failuresInRow(), both, workedAt);
    }
  }

  DestinationGate(
      KnownStates known,
      DestinationControl control,
      Readers readers,
      FeedLog feeds,
      Backoff backoff,
      OutcomeWriter outcomes,
      DeliveryMetrics metrics,
      Clock clock) {
    this.known = known;
    this.control = control;
    this.readers = readers;
    this.feeds = feeds;
    this.backoff = backoff;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Whether the reader may send. That it may not is never concluded from an old state: those who
   * wait are woken once, when the destination works again.
   */
  boolean admits(ReaderId reader) {
    String destination = reader.feed().destination();
    if (known.recent(destination).isOpenTo(reader) || known.current(destination).isOpenTo(reader)) {
      return true;
    }
    DestinationState.Failure failure = known.recent(destination).failure();
    return failure != null
        && !failure.isConfirmed()
        && reader.isMain()
        && control.probe(destination, reader).isOpenTo(reader);
  }

  /** Whether nothing more is to be sent, by a state that is at most a second old. */
  boolean isPaused(Destination destination) {
    return known.recent(destination.name()).isPaused();
  }

  /** Whether what is sent now shows if a destination that failed works again. */
  boolean isProbed(Destination destination) {
    return known.recent(destination.name()).isFailing();
  }

  /** The reader waits for its destination, and nothing wakes it before. */
  void turnAway(Versioned standing) {
    Reader waiting = standing.reader().released().waitingUntil(null).endingAfter(null);
    if (!waiting.equals(standing.reader())) {
      readers.replace(standing, waiting);
    }
  }

  /** The prober has nothing to send any more: nothing is known against the destination. */
  void nothingToProbe(ReaderId reader) {
    DestinationState state = known.recent(reader.feed().destination());
    if (state.failure() != null && state.failure().prober().equals(reader)) {
      control.recover(state.name());
      known.current(state.name());
    }
  }

  /**
   * Learns from a batch.
   *
   * @param worked whether the destination took something
   * @return the reader as it is to be
   */
  Reader learn(Destination destination, ReaderTransition.Settled settled, boolean worked) {
    String name = destination.name();
    Instant now = clock.instant();
    if (worked) {
      seen.put(name, new Seen(0, Set.of(), now));
      if (known.recent(name).isFailing()) {
        control.recover(name);
        known.current(name);
      }
    }
    return switch (settled.finding()) {
      case ReaderTransition.Finding.Fine _ -> settled.next();
      case ReaderTransition.Finding.Gone(String answer) -> {
        control.pause(name, new Pause(DestinationState.HUB, now, answer));
        metrics.countPause();
        known.current(name);
        yield settled.next();
      }
      case ReaderTransition.Finding.Failing failing -> failed(destination, settled.next(), failing);
    };
  }

  private Reader failed(
      Destination destination, Reader next, ReaderTransition.Finding.Failing failing) {
    String name = destination.name();
    Trouble trouble = failing.trouble();
    Seen history = seen.merge(name, new Seen(1, Set.of(next.id()), Instant.MIN), Seen::and);
    DestinationState.Failure failure = known.recent(name).failure();
    boolean isTrue =
        failure == null
            ? history.failuresInRow() >= FAILURES_LIMIT
                || (trouble.attempts() >= FAILURES_LIMIT
                    && history.workedAt().isBefore(trouble.since()))
            : failure.prober().equals(next.id());
    if (!isTrue || next.isPaused()) {
      return next;
    }
    int attempts = failure == null ? trouble.attempts() : failure.attempts() + 1;
    Instant now = clock.instant();
    Duration wait = backoff.after(attempts, destination.retry(), failing.retryAfter());
    Optional<ReaderId> other = attempts < FAILURES_LIMIT ? Optional.empty() : another(next.id());
    // Where only this reader has failed, another tells at once whose fault it is.
    boolean isConfirmed = failure != null && failure.isConfirmed();
    Instant nextTry = other.isPresent() && !isConfirmed ? now : now.plus(wait);
    ReaderId prober = other.filter(id -> makeDue(id, nextTry)).orElse(next.id());
    boolean haveSeveral = history.failed().size() > 1 || !prober.equals(next.id());
    DestinationState state =
        control.fail(
            name,
            trouble,
            now,
            nextTry,
            prober,
            isConfirmed || haveSeveral,
            failing.isHubs() ? Optional.empty() : Optional.of(destination.retry().pauseAfter()));
    known.current(name);
    if (state.isPaused()) {
      metrics.countPause();
    }
    return prober.equals(next.id()) ? next.waitingUntil(nextTry) : next;
  }

  /** Another reader that has something to send. */
  private Optional<ReaderId> another(ReaderId prober) {
    String destination = prober.feed().destination();
    String behind = prober.key().sort() + '\0';
    return candidate(readers.page(destination, behind, CANDIDATES), prober)
        .or(() -> candidate(readers.page(destination, "", CANDIDATES), prober));
  }

  private Optional<ReaderId> candidate(Readers.Page page, ReaderId prober) {
    Instant now = clock.instant();
    return page.readers().stream()
        .filter(reader -> reader.id().isMain() && !reader.id().equals(prober))
        .filter(reader -> !reader.isPaused() && !reader.isLeased(now))
        .filter(this::hasMore)
        .map(Reader::id)
        .findFirst();
  }

  private boolean hasMore(Reader reader) {
    return reader.inFlight() != null
        || feeds.oldest(reader.id().feed(), reader.cursor()).isPresent();
  }

  private boolean makeDue(ReaderId id, Instant when) {
    Optional<Reader> due = readers.change(id, reader -> reader.waitingUntil(when));
    due.ifPresent(outcomes::remind);
    return due.isPresent();
  }
}
