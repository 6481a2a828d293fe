package io.signalbox.delivery.destination;

import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a destination as a whole, whatever feeds and groups it has. Written when it
 * changes, never for a delivery; what waits for the destination is derived from its readers.
 *
 * @param pause who stopped it; {@code null} while it is not paused
 * @param failure since when it takes nothing; {@code null} while it does, as far as is known
 * @param freeTurn where the destination has a rate, the first turn that nobody has reserved
 * @param openedAt when it was last resumed, or last worked again
 */
public record DestinationState(
    String name,
    @Nullable Pause pause,
    @Nullable Failure failure,
    @Nullable Instant freeTurn,
    @Nullable Instant openedAt) {

  /** Who pauses destinations that are gone, or that took nothing for too long. */
  public static final String HUB = "the hub";

  /**
   * Nothing is sent until somebody resumes the destination; its feeds go on growing.
   *
   * @param by the instance that asked for it, or {@link #HUB}
   */
  public record Pause(String by, Instant since, String reason) {}

  /**
   * Nothing was taken since a time. One reader tries again, and all others wait for it.
   *
   * @param attempts how many tries failed
   * @param answer what the last of them was answered
   * @param nextTry when the next is made
   * @param prober the reader that makes it
   * @param isConfirmed whether more than one reader has failed; until then the fault may be in what
   *     the one has to send
   */
  public record Failure(
      Instant since,
      int attempts,
      String answer,
      Instant nextTry,
      ReaderId prober,
      boolean isConfirmed) {}

  /** A destination of which nothing is known. */
  public static DestinationState open(String name) {
    return new DestinationState(name, null, null, null, null);
  }

  public boolean isPaused() {
    return pause != null;
  }

  public boolean isFailing() {
    return failure != null;
  }

  /** Whether nothing is known against it. */
  public boolean isOpen() {
    return pause == null && failure == null;
  }

  /** Whether that reader may send now. Until the prober is due, its own item holds it back. */
  public boolean isOpenTo(ReaderId reader) {
    return pause == null && (failure == null || failure.prober().equals(reader));
  }

  /** Paused, unless it is already: the first reason stands. */
  public DestinationState paused(Pause by) {
    return pause == null ? new DestinationState(name, by, failure, freeTurn, openedAt) : this;
  }

  /** Nothing stands against it any more. */
  public DestinationState resumed(Instant now) {
    return new DestinationState(name, null, null, freeTurn, now);
  }

  /** It took something. */
  public DestinationState working(Instant now) {
    return new DestinationState(name, pause, null, freeTurn, now);
  }

  /**
   * One more try failed.
   *
   * @param pauseAfter after how long of that the destination is paused; empty for never
   * @param trouble that of the reader which tried
   * @param at when that was known
   */
  public DestinationState failed(
      Trouble trouble,
      Instant at,
      Instant nextTry,
      ReaderId prober,
      boolean isConfirmed,
      Optional<Duration> pauseAfter) {
    Instant since = failure == null ? trouble.since() : failure.since();
    int attempts = failure == null ? trouble.attempts() : failure.attempts() + 1;
    String answer = trouble.reason();
    DestinationState next =
        new DestinationState(
            name,
            pause,
            new Failure(since, attempts, answer, nextTry, prober, isConfirmed),
            freeTurn,
            openedAt);
    return attempts > 1 && pauseAfter.filter(limit -> !at.isBefore(since.plus(limit))).isPresent()
        ? next.paused(new Pause(HUB, at, "Nothing was taken since " + since + ": " + answer))
        : next;
  }

  /**
   * Another reader tries too, where only one has failed so far. Nobody else does until it is known
   * what became of that.
   */
  public DestinationState probedBy(ReaderId reader) {
    if (failure == null || failure.isConfirmed()) {
      return this;
    }
    Failure probed =
        new Failure(
            failure.since(), failure.attempts(), failure.answer(), failure.nextTry(), reader, true);
    return new DestinationState(name, pause, probed, freeTurn, openedAt);
  }

  public DestinationState withFreeTurn(Instant turn) {
    return new DestinationState(name, pause, failure, turn, openedAt);
  }
}
