package io.signalbox.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An item as somebody wants it written.
 *
 * @param due when {@link DueTable#due} is to name this item; {@code null} for never. Kept to the
 *     millisecond, rounded up.
 * @param expires when the engine may remove the item; {@code null} for never. It may stand for days
 *     after that: nobody may rely on its absence. Kept to the second, rounded up.
 */
public record Draft(Key key, Body body, @Nullable Instant due, @Nullable Instant expires) {

  /**
   * @throws IllegalArgumentException for a body over {@link Table#BODY_LIMIT_BYTES}
   */
  public Draft {
    if (body.sizeInBytes() > Table.BODY_LIMIT_BYTES) {
      throw new IllegalArgumentException(
          "A body has at most %d bytes, not %d"
              .formatted(Table.BODY_LIMIT_BYTES, body.sizeInBytes()));
    }
    due = roundedUp(due, ChronoUnit.MILLIS);
    expires = roundedUp(expires, ChronoUnit.SECONDS);
  }

  private static @Nullable Instant roundedUp(@Nullable Instant time, ChronoUnit unit) {
    if (time == null) {
      return null;
    }
    Instant down = time.truncatedTo(unit);
    return down.equals(time) ? time : down.plus(1, unit);
  }

  public static Draft of(Key key, Body body) {
    return new Draft(key, body, null, null);
  }

  public Draft dueAt(@Nullable Instant when) {
    return new Draft(key, body, when, expires);
  }

  public Draft expiringAt(@Nullable Instant when) {
    return new Draft(key, body, due, when);
  }
}
