package io.signalbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands.
 *
 * @param version 1 when inserted, one more with each replacement
 */
public record Item(
    Key key, long version, Body body, @Nullable Instant due, @Nullable Instant expires) {

  /** The item that {@code draft} becomes under that version. */
  public static Item of(Draft draft, long version) {
    return new Item(draft.key(), version, draft.body(), draft.due(), draft.expires());
  }

  public Draft draft() {
    return new Draft(key, body, due, expires);
  }
}
