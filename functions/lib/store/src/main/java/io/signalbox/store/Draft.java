package io.signalbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as somebody wants it written.
 *
 * @param due when {@link DueTable#due} is to name this item; {@code null} for never. Millisecond
 *     precision.
 * @param expires when the engine may remove the item; {@code null} for never. It may stand for days
 *     after that: nobody may rely on its absence. Second precision.
 */
public record Draft(Key key, Body body, @Nullable Instant due, @Nullable Instant expires) {

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
