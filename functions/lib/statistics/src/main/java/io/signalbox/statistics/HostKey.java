package io.signalbox.statistics;

import io.signalbox.store.Secrets;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The key of the hub's {@link HostHash}, a secret that is made when the first sheet is. */
public final class HostKey {
  static final String SECRET = "statistics/host-key";

  private static final int KEY_BYTES = 32;

  private final Secrets secrets;
  private final RandomGenerator random;
  private volatile Optional<byte[]> known = Optional.empty();

  public HostKey(Secrets secrets, RandomGenerator random) {
    this.secrets = secrets;
    this.random = random;
  }

  /** For who writes sheets. */
  HostHash forSheets() {
    if (known.isEmpty()) {
      String key =
          secrets
              .get(SECRET)
              .orElseGet(
                  () -> secrets.putIfAbsent(SECRET, Base64.getEncoder().encodeToString(fresh())));
      known = Optional.of(Base64.getDecoder().decode(key));
    }
    return new HostHash(known.orElseThrow());
  }

  /** For who reads sheets: while there is no key, no sheet rests on one, and any key will do. */
  HostHash forQuestion() {
    if (known.isEmpty()) {
      known = secrets.get(SECRET).map(Base64.getDecoder()::decode);
    }
    return new HostHash(known.orElseGet(this::fresh));
  }

  private byte[] fresh() {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    return fresh;
  }
}
