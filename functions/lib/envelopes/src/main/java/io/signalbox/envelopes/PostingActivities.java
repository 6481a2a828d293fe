package io.signalbox.envelopes;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Duration;
import java.util.Optional;

/** The {@link PostingActivity} of each instance: one item of the Envelopes table. */
public final class PostingActivities {
  private static final int TRIES = 5;

  private final Table table;
  private final Duration retention;

  /**
   * @param retention how long it is kept after the instance's last post
   */
  public PostingActivities(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /** What an instance posted; empty where it posted nothing, or long ago. */
  public Optional<PostingActivity> find(String instance) {
    return stored(instance).map(item -> PostingActivityCodec.decode(item.body()));
  }

  /**
   * Adds to what is there.
   *
   * @return whether it was added; not where others added at the same time again and again
   * @throws StoreException where it is unknown whether it was added
   */
  public boolean add(String instance, PostingActivity activity) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Item> stored = stored(instance);
      PostingActivity sum =
          stored
              .map(item -> PostingActivityCodec.decode(item.body()).plus(activity))
              .orElse(activity);
      Draft draft =
          Draft.of(key(instance), PostingActivityCodec.encode(sum))
              .expiringAt(sum.lastPostAt().plus(retention));
      boolean isAdded =
          stored.isPresent()
              ? table.replaceIfVersion(draft, stored.get().version())
              : table.insertIfAbsent(draft) instanceof Insertion.Inserted;
      if (isAdded) {
        return true;
      }
    }
    return false;
  }

  private Optional<Item> stored(String instance) {
    return table.get(key(instance), Consistency.STRONG);
  }

  private static Key key(String instance) {
    return new Key(Sorts.activity(instance), Sorts.ACTIVITY);
  }
}
