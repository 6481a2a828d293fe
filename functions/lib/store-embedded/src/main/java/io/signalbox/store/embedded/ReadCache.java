package io.signalbox.store.embedded;

import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Small items of a table that were read lately, as they stand: some, such as the head of the
 * settings, are read several times for each event and seldom change. For many threads at once; a
 * table has one writer at a time.
 */
final class ReadCache {
  private static final int PLACES = 16;
  private static final int BYTES_MOST = 16 * 1024;

  /** What one place holds. Compared by identity, so that an item that was changed never returns. */
  private static final class Place {
    static final Place CHANGING = new Place(null);

    final @Nullable Item item;

    Place(@Nullable Item item) {
      this.item = item;
    }
  }

  private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(PLACES);

  /** The item of that key, which is read where it is not here. */
  Optional<Item> get(Key key, Supplier<Optional<Item>> read) {
    int place = place(key);
    Place before = places.get(place);
    if (before != null && before.item != null && before.item.key().equals(key)) {
      return Optional.of(before.item);
    }
    Optional<Item> found = read.get();
    if (before != Place.CHANGING) {
      found
          .filter(item -> item.body().sizeInBytes() <= BYTES_MOST)
          .ifPresent(item -> places.compareAndSet(place, before, new Place(item)));
    }
    return found;
  }

  /** The item of that key is about to be changed. Until it is, nothing is kept in its place. */
  void changing(Key key) {
    places.set(place(key), Place.CHANGING);
  }

  /** What was changed can be read. */
  void changed(Key key) {
    places.set(place(key), new Place(null));
  }

  private static int place(Key key) {
    return Math.floorMod(key.hashCode(), PLACES);
  }
}
