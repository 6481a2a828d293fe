package io.signalbox.access.session;

import java.time.Duration;
import java.time.Instant;

/**
 * A browser whose user has shown a token or a certificate of an instance, or has signed in with a
 * provider.
 *
 * @param instance the name of the instance or the person
 * @param kind what {@code token} is
 * @param token the instance's token, the person as JSON, or the fingerprint of the certificate,
 *     encrypted by {@link TokenCipher}
 * @param usedAt when the last request came, to the minute
 */
record Session(String instance, Kind kind, String token, Instant begunAt, Instant usedAt) {
  /** What a session was begun with. */
  enum Kind {
    TOKEN,
    PERSON,
    CERTIFICATE
  }

  /** A session without a request for so long has ended. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** A session has ended so long after its sign-in, whatever it does. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** How exactly the last request's time is kept: each time costs a write. */
  static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

  /** A clock that was set back ends sessions, as one that was set forward does. */
  boolean isGoodAt(Instant now) {
    return Duration.between(usedAt, now).abs().compareTo(IDLE) < 0
        && Duration.between(begunAt, now).abs().compareTo(LONGEST) < 0;
  }

  boolean isDueForTouch(Instant now) {
    return Duration.between(usedAt, now).compareTo(TOUCHED_EVERY) >= 0;
  }

  Session usedAt(Instant now) {
    return new Session(instance, kind, token, begunAt, now);
  }

  Instant expires() {
    Instant idle = usedAt.plus(IDLE);
    Instant end = begunAt.plus(LONGEST);
    return idle.isBefore(end) ? idle : end;
  }
}
