package io.signalbox.delivery.peer;

import io.signalbox.settings.SecretReference;
import io.signalbox.store.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Secrets that were asked for a moment ago. */
public final class CachedSecrets {
  static final Duration AGE_MOST = Duration.ofMinutes(1);

  private record Known(String value, Instant until) {
    @Override
    public String toString() {
      return "Known[until " + until + "]";
    }
  }

  private final Secrets secrets;
  private final Clock clock;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  public CachedSecrets(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The value; empty if the store has none. An absent one is asked for again each time. */
  public Optional<String> get(SecretReference reference) {
    var now = clock.instant();
    known.values().removeIf(entry -> !now.isBefore(entry.until()));
    var entry = known.get(reference.name());
    if (entry != null) {
      return Optional.of(entry.value());
    }
    var value = secrets.get(reference.name());
    value.ifPresent(text -> known.put(reference.name(), new Known(text, now.plus(AGE_MOST))));
    return value;
  }
}
