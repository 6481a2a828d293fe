package io.signalbox.settings;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The stored settings, asked for a newer revision when they have reached a maximum age: so long may
 * a change of the settings take until it is seen everywhere. For many threads at once.
 */
public final class CachedSettings implements SettingsSource {

  /** The variable of the template that holds the maximum age. */
  public static final String AGE_VARIABLE = "SETTINGS_AGE";

  private final SettingsStore store;
  private final Duration maximumAge;
  private final Clock clock;
  private final Lock lock = new ReentrantLock();

  @GuardedBy("lock")
  private @Nullable Revision revision;

  @GuardedBy("lock")
  private Instant askedAt = Instant.MIN;

  /**
   * @param maximumAge zero for settings that are always the present ones
   */
  public CachedSettings(SettingsStore store, Duration maximumAge, Clock clock) {
    this.store = store;
    this.maximumAge = maximumAge;
    this.clock = clock;
  }

  /** The settings of the hub that a function belongs to, as old as the template lets them be. */
  public static CachedSettings of(Platform platform) {
    return new CachedSettings(
        new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random()),
        platform.environment().duration(AGE_VARIABLE),
        platform.clock());
  }

  /**
   * The settings as {@link SettingsSource#current} promises them.
   *
   * @throws io.signalbox.store.StoreException if the settings are too old and the store does not
   *     tell the present ones
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

  /** The lock is not held while the store answers: many may ask at once. */
  @Override
  public SettingsDocument latest() {
    Instant now = clock.instant();
    Revision read = store.newerThan(known());
    lock.lock();
    try {
      Revision known = revision;
      if (known == null || read.isNewerThan(known)) {
        revision = read;
      }
      askedAt = now.isAfter(askedAt) ? now : askedAt;
      return read.document();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Revision known() {
    lock.lock();
    try {
      return revision;
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private SettingsDocument fresh() {
    Instant now = clock.instant();
    Revision known = revision;
    // A clock that was set back must not keep an old document alive.
    if (known == null || now.isBefore(askedAt) || !now.isBefore(askedAt.plus(maximumAge))) {
      known = store.newerThan(known);
      revision = known;
      askedAt = now;
    }
    return known.document();
  }
}
