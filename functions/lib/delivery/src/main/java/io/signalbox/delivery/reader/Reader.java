package io.signalbox.delivery.reader;

import io.signalbox.delivery.feed.Position;
import io.signalbox.settings.Group;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a feed: how far it is, and whether it is due, leased or paused. Immutable; {@link
 * Readers} keeps it.
 *
 * @param cursor all entries before it are done with
 * @param until where a bounded reader ends; {@code null} for one that follows its feed
 * @param flight what is being sent, or is to be repeated
 * @param notBefore when it may go on: after a failure, or at the end of a digest's interval
 * @param trouble what goes wrong at the cursor, if anything does
 * @param refusedInRow envelopes set aside since the last success
 * @param edition tells the delivery ids of a replay from those of the first delivery
 * @param aside readers that are to be added, for what this one has set aside
 */
public record Reader(
    ReaderId id,
    Group group,
    Position cursor,
    @Nullable Position until,
    Status status,
    @Nullable Lease lease,
    @Nullable Flight flight,
    @Nullable Instant notBefore,
    @Nullable Trouble trouble,
    int refusedInRow,
    String edition,
    List<Reader> aside) {

  public Reader {
    aside = List.copyOf(aside);
  }

  /** A reader that follows its feed from {@code cursor} on. */
  public static Reader following(ReaderId id, Group group, Position cursor) {
    return new Reader(
        id, group, cursor, null, Status.ACTIVE, null, null, null, null, 0, "", List.of());
  }

  /**
   * A reader for the part of a feed from {@code from} to {@code until}, that ends when it is done.
   */
  public static Reader bounded(
      ReaderId id, Group group, Position from, Position until, String edition) {
    return new Reader(
        id, group, from, until, Status.ACTIVE, null, null, null, null, 0, edition, List.of());
  }

  public boolean isPaused() {
    return status instanceof Status.Paused;
  }

  /** Whether a bounded reader has nothing left to do. */
  public boolean isDone() {
    return until != null && cursor.compareTo(until) >= 0;
  }

  public boolean isLeased(Instant now) {
    return lease != null && !lease.isOver(now);
  }

  /**
   * When somebody must look after this reader at the latest, if nobody did before; empty for never.
   */
  public Optional<Instant> due() {
    if (isPaused()) {
      return Optional.empty();
    }
    return lease != null
        ? Optional.of(lease.until().plus(Lease.CLOCK_MARGIN))
        : Optional.ofNullable(notBefore);
  }

  public Reader leased(@Nullable Lease taken, @Nullable Flight inFlight) {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        taken,
        inFlight,
        notBefore,
        trouble,
        refusedInRow,
        edition,
        aside);
  }

  public Reader released() {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        null,
        flight,
        notBefore,
        trouble,
        refusedInRow,
        edition,
        aside);
  }

  /**
   * Everything before {@code position} is done with; {@code rest} of the flight is still to be
   * sent.
   */
  public Reader advanced(Position position, @Nullable Flight rest) {
    return new Reader(
        id,
        group,
        position,
        until,
        status,
        lease,
        rest,
        notBefore,
        trouble,
        refusedInRow,
        edition,
        aside);
  }

  public Reader waitingUntil(@Nullable Instant when) {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        lease,
        flight,
        when,
        trouble,
        refusedInRow,
        edition,
        aside);
  }

  /** The same, with delivery ids of its own. */
  public Reader inEdition(String another) {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        lease,
        flight,
        notBefore,
        trouble,
        refusedInRow,
        another,
        aside);
  }

  /** The same, bounded to what lies before {@code end}. */
  public Reader endingAt(Position end) {
    return new Reader(
        id,
        group,
        cursor,
        end,
        status,
        lease,
        flight,
        notBefore,
        trouble,
        refusedInRow,
        edition,
        aside);
  }

  public Reader withTrouble(@Nullable Trouble now) {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        lease,
        flight,
        notBefore,
        now,
        refusedInRow,
        edition,
        aside);
  }

  public Reader withRefusedInRow(int count) {
    return new Reader(
        id, group, cursor, until, status, lease, flight, notBefore, trouble, count, edition, aside);
  }

  /** The same, with readers to be added for what is set aside. */
  public Reader settingAside(List<Reader> readers) {
    return new Reader(
        id,
        group,
        cursor,
        until,
        status,
        lease,
        flight,
        notBefore,
        trouble,
        refusedInRow,
        edition,
        readers);
  }

  public Reader paused(String reason, Instant since) {
    Status paused = new Status.Paused(reason, since);
    return new Reader(
        id,
        group,
        cursor,
        until,
        paused,
        lease,
        flight,
        null,
        trouble,
        refusedInRow,
        edition,
        aside);
  }

  /** Delivers again from now on; what went wrong before is forgotten. */
  public Reader resumed(Instant now) {
    return new Reader(
        id, group, cursor, until, Status.ACTIVE, lease, flight, now, null, 0, edition, aside);
  }
}
