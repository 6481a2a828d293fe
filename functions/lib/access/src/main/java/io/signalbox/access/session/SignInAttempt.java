package io.signalbox.access.session;

import io.signalbox.api.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A browser on its way to an OpenID provider and back. All that must come back unchanged is derived
 * from a random key that the browser holds in a cookie for ten minutes: the hub keeps nothing, so
 * that whoever only begins costs nothing.
 *
 * @param to the page of the console that was asked for; anybody may have written it
 */
public record SignInAttempt(SessionKey key, String to) {
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final int TO_LIMIT_CHARACTERS = 1_000;

  /** A new attempt; a page with a long address is forgotten. */
  public static SignInAttempt begin(RandomGenerator random, String to) {
    return new SignInAttempt(
        SessionKey.random(random), to.length() > TO_LIMIT_CHARACTERS ? "" : to);
  }

  /** The attempt of a request's browser. */
  public static Optional<SignInAttempt> of(Request request) {
    return cookie(request).value(request.headers("Cookie")).flatMap(SignInAttempt::parse);
  }

  /**
   * What the provider sends back to show that the same browser asked.
   *
   * @param provider that was asked: the state for one is of no use for another
   */
  public String state(String provider) {
    return key.text("state " + provider);
  }

  /** What the ID token must have. */
  public String nonce() {
    return key.text("nonce");
  }

  /** What shows the provider that who asked also fetches the token (RFC 7636). */
  public String codeVerifier() {
    return key.text("code verifier");
  }

  /** The value of {@code Set-Cookie} that has the browser hold the attempt. */
  public String set(Request request) {
    return cookie(request).set(key.text() + "." + encodedTo(), TIME);
  }

  /** The value of {@code Set-Cookie} that ends whatever attempt the browser has. */
  public static String cleared(Request request) {
    return cookie(request).cleared();
  }

  private String encodedTo() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(to.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<SignInAttempt> parse(String value) {
    int dot = value.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      String to =
          new String(
              Base64.getUrlDecoder().decode(value.substring(dot + 1)), StandardCharsets.UTF_8);
      return SessionKey.parse(value.substring(0, dot)).map(key -> new SignInAttempt(key, to));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static HostCookie cookie(Request request) {
    return new HostCookie(
        "signalbox-sign-in",
        request.header("X-Forwarded-Proto").filter("https"::equals).isPresent());
  }
}
