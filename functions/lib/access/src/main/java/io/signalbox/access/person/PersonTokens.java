package io.signalbox.access.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens by which the console tells the functions of the API who has signed in. Each is good for
 * one minute, and carries a MAC (HMAC-SHA-256) under a key that only functions of the hub can read.
 * It never reaches a browser. For many threads at once.
 */
public final class PersonTokens {
  /** What the text of a token begins with, and no instance's token does. */
  public static final String PREFIX = "signalbox-person.";

  /** The key's name in the secret store. */
  public static final String SECRET = "sessions/person-key";

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);
  private static final int KEY_BYTES = 32;
  private static final String CERTIFICATE = "certificate";
  private static final String ALGORITHM = "HmacSHA256";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Secrets secrets;
  private final Duration maximumAge;
  private final Clock clock;
  private final RandomGenerator random;

  @GuardedBy("this")
  private Optional<String> key = Optional.empty();

  @GuardedBy("this")
  private Instant askedAt = Instant.MIN;

  /**
   * @param maximumAge after which time the key is asked for anew
   * @param random fit for keys
   */
  public PersonTokens(Secrets secrets, Duration maximumAge, Clock clock, RandomGenerator random) {
    this.secrets = secrets;
    this.maximumAge = maximumAge;
    this.clock = clock;
    this.random = random;
  }

  public static PersonTokens of(Platform platform) {
    return new PersonTokens(
        platform.secrets(),
        platform.environment().duration(CachedSettings.AGE_VARIABLE),
        platform.clock(),
        platform.random());
  }

  /**
   * A token of the person. The first one of a hub makes the key.
   *
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  public String write(Person person) {
    return write(person.json());
  }

  /**
   * A token of the instance that has that client certificate.
   *
   * @param fingerprint SHA-256 over DER, 64 lower-case hex digits
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  public String writeCertificate(String fingerprint) {
    return write(MAPPER.createObjectNode().put(CERTIFICATE, fingerprint));
  }

  private String write(ObjectNode json) {
    json.put("until", clock.instant().plus(GOOD_FOR).toEpochMilli());
    String payload = encoded(json.toString().getBytes(StandardCharsets.UTF_8));
    String known = key().orElseGet(this::newKey);
    return PREFIX + payload + "." + encoded(mac(known, payload));
  }

  /**
   * Whose token it is; empty for any that this hub has not written, or not within a minute.
   *
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  public Optional<Person> read(String token) {
    return payload(token).flatMap(Person::read);
  }

  /**
   * The fingerprint in a token of {@link #writeCertificate}; empty as for {@link #read}.
   *
   * @throws io.signalbox.store.StoreException if the secrets are away
   */
  public Optional<String> certificate(String token) {
    return payload(token)
        .map(PersonTokens::json)
        .flatMap(json -> Optional.ofNullable(json.path(CERTIFICATE).textValue()));
  }

  private Optional<String> payload(String token) {
    int end = token.lastIndexOf('.');
    if (!token.startsWith(PREFIX) || end < PREFIX.length()) {
      return Optional.empty();
    }
    String payload = token.substring(PREFIX.length(), end);
    byte[] shown = token.substring(end + 1).getBytes(StandardCharsets.UTF_8);
    return key()
        .map(known -> encoded(mac(known, payload)).getBytes(StandardCharsets.UTF_8))
        .filter(mac -> MessageDigest.isEqual(mac, shown))
        .map(ours -> new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
        .filter(this::isGood);
  }

  private boolean isGood(String json) {
    Instant until = Instant.ofEpochMilli(json(json).path("until").asLong());
    Instant now = clock.instant();
    return now.isBefore(until) && until.isBefore(now.plus(GOOD_FOR).plus(GOOD_FOR));
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }

  private synchronized Optional<String> key() {
    Instant now = clock.instant();
    if (now.isBefore(askedAt) || !now.isBefore(askedAt.plus(maximumAge))) {
      key = secrets.get(SECRET);
      askedAt = now;
    }
    return key;
  }

  private synchronized String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    String stands = secrets.putIfAbsent(SECRET, HexFormat.of().formatHex(bytes));
    key = Optional.of(stands);
    return stands;
  }

  private static byte[] mac(String key, String payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
