package io.signalbox.delivery.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What recipients know of an object. Times are kept to the millisecond.
 *
 * @param notices how many digests told of it; one that was cut into several mails counts once, even
 *     where a mail was cut in two after others were taken
 * @param inRow how many of them since it was new or back again
 * @param firstTold when the first of them was cut
 * @param lastTold when the last of them was cut
 * @param lastSeen when the latest event about it was received
 * @param isGone whether recipients were told that it is gone
 */
public record Known(
    int notices, int inRow, Instant firstTold, Instant lastTold, Instant lastSeen, boolean isGone) {

  public Known {
    firstTold = firstTold.truncatedTo(ChronoUnit.MILLIS);
    lastTold = lastTold.truncatedTo(ChronoUnit.MILLIS);
    lastSeen = lastSeen.truncatedTo(ChronoUnit.MILLIS);
  }

  /** An object of which recipients are told for the first time. */
  public static Known told(Instant cutAt, Instant seen) {
    return new Known(1, 1, cutAt, cutAt, seen, false);
  }

  /** How it stands when it is seen again at that time. */
  public NoticeState state(Instant seen, HistoryRule rule) {
    Duration unseen = Duration.between(lastSeen, seen);
    return isGone || unseen.compareTo(rule.goneAfter()) >= 0
        ? NoticeState.BACK_AGAIN
        : NoticeState.STILL_THERE;
  }

  /** The same, told of in one more digest. */
  public Known told(Instant cutAt, Instant seen, NoticeState state) {
    int row = state == NoticeState.STILL_THERE ? inRow + 1 : 1;
    return new Known(notices + 1, row, firstTold, cutAt, later(seen), false);
  }

  /** The same, seen again without being told of. */
  public Known seen(Instant seen) {
    return new Known(notices, inRow, firstTold, lastTold, later(seen), isGone);
  }

  /** The same, told to be gone. */
  public Known gone() {
    return new Known(notices, inRow, firstTold, lastTold, lastSeen, true);
  }

  /** Whether the digest that was cut then told of it. */
  boolean isToldAt(Instant cutAt) {
    return lastTold.equals(cutAt.truncatedTo(ChronoUnit.MILLIS));
  }

  private Instant later(Instant seen) {
    return seen.isAfter(lastSeen) ? seen : lastSeen;
  }
}
