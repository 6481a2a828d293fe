package io.signalbox.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The stored settings, asked for a newer revision at most every {@link #MAXIMUM_AGE}. For many
 * threads at once.
 */
public final class CachedSettings implements SettingsSource {

  /** How long a change of the settings may take until it is seen everywhere. */
  public static final Duration MAXIMUM_AGE = Duration.ofSeconds(20);

  private final SettingsStore store;
  private final Clock clock;
  private final Lock lock = new ReentrantLock();
  private @Nullable Revision revision;
  private Instant askedAt = Instant.MIN;

  public CachedSettings(SettingsStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The settings as {@link SettingsSource#current} promises them.
   *
   * @throws io.signalbox.store.StoreException if the settings are older than {@link #MAXIMUM_AGE}
   *     and the store does not tell the present ones
   */
  @Override
  public SettingsDocument current() {
    lock.lock();
    try {
      return fresh();
    } finally {
      lock.unlock();
    }
  }

  private SettingsDocument fresh() {
    Instant now = clock.instant();
    Revision known = revision;
    // A clock that was set back must not keep an old document alive.
    if (known == null || now.isBefore(askedAt) || !now.isBefore(askedAt.plus(MAXIMUM_AGE))) {
      known = store.newerThan(known);
      revision = known;
      askedAt = now;
    }
    return known.document();
  }
}
