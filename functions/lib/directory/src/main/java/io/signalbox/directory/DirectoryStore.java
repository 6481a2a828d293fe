package io.signalbox.directory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.directory.index.Snapshot;
import io.signalbox.directory.index.VersionedIndex;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The directory in its table. Methods throw {@link io.signalbox.store.StoreException}. For many
 * threads at once.
 */
public final class DirectoryStore {
  private final VersionedIndex index;
  private final Duration maximumAge;
  private final Clock clock;
  private final ParsedObjects parsed;
  private final Lock lock = new ReentrantLock();

  @GuardedBy("lock")
  private @Nullable Snapshot latest;

  @GuardedBy("lock")
  private Instant askedAt = Instant.MIN;

  /**
   * A store with a cache of its own.
   *
   * @param maximumAge how old a view may be that {@link #recent} gives
   */
  public DirectoryStore(Table table, Duration maximumAge, Clock clock, RandomGenerator random) {
    this(table, maximumAge, clock, random, DirectoryCache.ofHeap());
  }

  private DirectoryStore(
      Table table, Duration maximumAge, Clock clock, RandomGenerator random, DirectoryCache cache) {
    this.index = new VersionedIndex(table, clock, random, cache.blocks());
    this.parsed = cache.parsed();
    this.maximumAge = maximumAge;
    this.clock = clock;
  }

  /**
   * The directory of the hub that a function belongs to, as old as the settings may be. Functions
   * of one process have one cache.
   */
  public static DirectoryStore of(Platform platform) {
    return new DirectoryStore(
        platform.table("DIRECTORY_TABLE"),
        platform.environment().duration("SETTINGS_AGE"),
        platform.clock(),
        platform.random(),
        platform.shared().get(DirectoryCache.class, DirectoryCache::ofHeap));
  }

  /** The directory as it was at most the maximum age ago. */
  public DirectoryView recent() {
    lock.lock();
    try {
      Instant now = clock.instant();
      Snapshot known = latest;
      // A clock that was set back must not keep an old revision alive.
      if (known == null || now.isBefore(askedAt) || !now.isBefore(askedAt.plus(maximumAge))) {
        known = known == null ? index.current() : index.newerThan(known);
        latest = known;
        askedAt = now;
      }
      return new DirectoryView(known, parsed);
    } finally {
      lock.unlock();
    }
  }

  /** The directory as it stands. */
  public DirectoryView current() {
    return new DirectoryView(index.current(), parsed);
  }

  /**
   * Keeps a revision readable until an import that follows it can no longer be undone.
   *
   * @return the name under which {@link #former} gives it
   */
  public String keep(DirectoryView view) {
    return index.keep(view.snapshot(), clock.instant().plus(ImportRecord.UNDOABLE));
  }

  /**
   * The directory as it was before an import; empty where that is no longer kept. Its {@code scan}
   * throws {@link io.signalbox.directory.index.BlockGone} where a part of it is gone.
   */
  public Optional<DirectoryView> former(ImportRecord done) {
    return index
        .kept(done.former(), done.revision() - 1)
        .map(snapshot -> new DirectoryView(snapshot, parsed));
  }

  /**
   * Makes the next revision, if {@code base} still is the latest one.
   *
   * @param parts entries as {@link Layout} has them, empty to remove one; one part after the other
   *     is in memory
   * @return empty if another came first
   */
  public Optional<DirectoryView> commit(
      DirectoryView base, Iterable<SortedMap<String, Optional<String>>> parts) {
    return index
        .commit(base.snapshot(), parts)
        .map(snapshot -> new DirectoryView(snapshot, parsed));
  }
}
