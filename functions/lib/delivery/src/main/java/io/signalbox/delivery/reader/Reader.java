package io.signalbox.delivery.reader;

import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a feed: how far it is, and whether it is due, leased or paused. Immutable; {@link
 * Readers} keeps it.
 *
 * @param cursor all entries before it are done with
 * @param until where a bounded reader ends; {@code null} for one that follows its feed
 * @param inFlight what is being sent, or is to be repeated
 * @param notBefore when it may go on: after a failure, or at the end of a digest's interval
 * @param trouble what goes wrong at the cursor, if anything does
 * @param refusedInRow envelopes set aside since the last success
 * @param edition tells the delivery ids of a replay from those of the first delivery
 * @param aside readers that are to be added, for what this one has set aside
 * @param setAsideBy the name of the reader that set this one aside; empty for others
 * @param lastSentAt when something was last sent, where the destination's interval asks for it
 * @param thread the first mail that the group got, by its Message-ID; empty for none
 * @param endsAt when the reader ends, if its feed has nothing any more; {@code null} for never
 * @param heldSince since when what waits is held back, because its recipients have got as many as
 *     they may get; kept until it is sent; {@code null} where it is not
 */
public record Reader(
    ReaderId id,
    Group group,
    Position cursor,
    @Nullable Position until,
    Status status,
    @Nullable Lease lease,
    @Nullable InFlightBatch inFlight,
    @Nullable Instant notBefore,
    @Nullable Trouble trouble,
    int refusedInRow,
    String edition,
    List<Reader> aside,
    String setAsideBy,
    @Nullable Instant endsAt,
    @Nullable Instant lastSentAt,
    String thread,
    @Nullable Instant heldSince) {

  public Reader {
    aside = List.copyOf(aside);
  }

  /** A reader that follows its feed from {@code cursor} on. */
  public static Reader following(ReaderId id, Group group, Position cursor) {
    return new Reader(
        id,
        group,
        cursor,
        null,
        Status.ACTIVE,
        null,
        null,
        null,
        null,
        0,
        "",
        List.of(),
        "",
        null,
        null,
        "",
        null);
  }

  /**
   * A reader for the part of a feed from {@code from} to {@code until}, that ends when it is done.
   */
  public static Reader bounded(
      ReaderId id, Group group, Position from, Position until, String edition) {
    return following(id, group, from).endingAt(until).inEdition(edition);
  }

  /** How often it was tried in vain since it last worked. */
  public int attempts() {
    return trouble == null ? 0 : trouble.attempts();
  }

  public boolean isPaused() {
    return status instanceof Status.Paused;
  }

  /** Whether only a hint wakes it. An instance that pulls comes by itself. */
  public boolean isAsleep() {
    return id.delivers() && !isPaused() && due().isEmpty();
  }

  /** Whether a bounded reader has nothing left to do. */
  public boolean isDone() {
    return until != null && cursor.compareTo(until) >= 0;
  }

  /** Whether it has ended, and is kept so that it is not added again. */
  boolean isEnded() {
    return id.isAddedOnce() && isDone() && lease == null && inFlight == null && aside.isEmpty();
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
        : Optional.ofNullable(notBefore == null ? endsAt : notBefore);
  }

  public Reader leased(@Nullable Lease taken, @Nullable InFlightBatch inFlight) {
    return with(
        next -> {
          next.lease = taken;
          next.inFlight = inFlight;
        });
  }

  public Reader released() {
    return with(next -> next.lease = null);
  }

  /**
   * Everything before {@code position} is done with; {@code rest} of the batch is still to be sent.
   */
  public Reader advanced(Position position, @Nullable InFlightBatch rest) {
    return with(
        next -> {
          next.cursor = position;
          next.inFlight = rest;
        });
  }

  public Reader waitingUntil(@Nullable Instant when) {
    return with(next -> next.notBefore = when);
  }

  /** The same, whose recipients may get no more since then; the first such time stands. */
  public Reader held(@Nullable Instant since) {
    return with(next -> next.heldSince = since == null || heldSince == null ? since : heldSince);
  }

  /** The same, with delivery ids of its own. */
  public Reader inEdition(String another) {
    return with(next -> next.edition = another);
  }

  /** The same, bounded to what lies before {@code end}. */
  public Reader endingAt(Position end) {
    return with(next -> next.until = end);
  }

  /** The same at its end, with nothing left to do. */
  Reader ended() {
    return with(
        next -> {
          next.cursor = Objects.requireNonNull(until, "A reader that follows its feed has no end");
          next.status = Status.ACTIVE;
          next.lease = null;
          next.inFlight = null;
          next.notBefore = null;
          next.trouble = null;
          next.aside = List.of();
          next.endsAt = null;
        });
  }

  public Reader withTrouble(@Nullable Trouble now) {
    return with(next -> next.trouble = now);
  }

  public Reader withRefusedInRow(int count) {
    return with(next -> next.refusedInRow = count);
  }

  /** The same, to be looked after then, should nothing come any more. */
  public Reader endingAfter(@Nullable Instant when) {
    return with(next -> next.endsAt = when);
  }

  /** The same, which has sent something then. */
  public Reader withLastSent(Instant when) {
    return with(next -> next.lastSentAt = when);
  }

  /** The same, whose group got that mail, if it has got none before. */
  public Reader inThread(String messageId) {
    return thread.isEmpty() ? with(next -> next.thread = messageId) : this;
  }

  /** The same, set aside by that one. */
  public Reader setAsideBy(ReaderId by) {
    return with(next -> next.setAsideBy = by.name());
  }

  /** The same, with readers to be added for what is set aside. */
  public Reader settingAside(List<Reader> readers) {
    return with(next -> next.aside = readers);
  }

  public Reader paused(String reason, Instant since) {
    return with(
        next -> {
          next.status = new Status.Paused(reason, since);
          next.notBefore = null;
        });
  }

  /** Delivers again from now on; what went wrong before is forgotten. */
  public Reader resumed(Instant now) {
    return with(
        next -> {
          next.status = Status.ACTIVE;
          next.notBefore = now;
          next.trouble = null;
          next.refusedInRow = 0;
        });
  }

  private Reader with(Consumer<ReaderDraft> change) {
    ReaderDraft next = new ReaderDraft(this);
    change.accept(next);
    return next.reader(id, group);
  }
}
