package io.signalbox.keys.service;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.keys.KeyUse;
import io.signalbox.store.telemetry.Metrics;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts the keys and certificates that expire within a month, and the addresses whose Web Key
 * Directory has another key than the one that is used. Logs each once a day.
 */
final class ExpiryWatch {
  private static final System.Logger LOG = System.getLogger(ExpiryWatch.class.getName());
  private static final Duration TOLD_EVERY = Duration.ofDays(1);

  /** Contacts' keys beyond these are not looked at: a listing shows them. */
  private static final int CONTACT_KEYS_MOST = 5_000;

  private static final int HELD_KEYS_MOST = 1_000;
  private static final int LINES_MOST = 100;

  private final UsedKeys keys;
  private final Metrics metrics;

  @GuardedBy("this")
  private Instant toldAt = Instant.MIN;

  /**
   * @param metrics counts {@code ExpiringKeys}, for an alarm to watch, and {@code ReplacedKeys}
   */
  ExpiryWatch(UsedKeys keys, Metrics metrics) {
    this.keys = keys;
    this.metrics = metrics;
  }

  /** Looks at all of them; answers with those that expire. */
  synchronized List<KeyUse> look() {
    Instant now = keys.now();
    List<KeyUse> all = new ArrayList<>(keys.ofSettings());
    all.addAll(keys.ofContacts(Optional.empty(), CONTACT_KEYS_MOST));
    all.addAll(keys.ofHeld(Optional.empty(), HELD_KEYS_MOST));
    all.addAll(keys.ofFound(Optional.empty(), HELD_KEYS_MOST));
    List<KeyUse> noted = all.stream().filter(use -> use.note().isPresent()).toList();
    if (!noted.isEmpty()) {
      metrics.count("ReplacedKeys", noted.size());
    }
    List<KeyUse> expiring = all.stream().filter(use -> use.isExpiring(now)).toList();
    metrics.count("ExpiringKeys", expiring.size());
    if (!now.isBefore(toldAt.equals(Instant.MIN) ? now : toldAt.plus(TOLD_EVERY))) {
      Stream.concat(expiring.stream(), noted.stream())
          .distinct()
          .limit(LINES_MOST)
          .forEach(use -> tell(use, now));
      toldAt = now;
    }
    return expiring;
  }

  private static void tell(KeyUse use, Instant now) {
    LOG.log(Level.WARNING, "{0}: {1}", use.place(), use.warning(now).orElse(""));
  }
}
