package io.signalbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.envelope.HubVersion;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.http.exchange.Tls;
import io.signalbox.settings.HttpOptions.Authentication.OAuth2;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by OAuth 2.0 client credentials (RFC 6749 section 4.4): fetched once for all sends,
 * and kept until shortly before they expire.
 */
public final class AccessTokens {
  private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

  /** For a server that does not say how long its tokens are valid. */
  private static final long DEFAULT_SECONDS = 300;

  private static final long MOST_SECONDS = 86_400;

  private static final Pattern TOKEN = Pattern.compile("[!-~][ -~]{0,16383}");

  private static final JsonMapper JSON = new JsonMapper();

  private static final class Place {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private @Nullable String token;

    @GuardedBy("lock")
    private Instant until = Instant.MIN;
  }

  private final Pusher client;
  private final Clock clock;
  private final ConcurrentMap<OAuth2, Place> places = new ConcurrentHashMap<>();

  public AccessTokens(Pusher client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * A token.
   *
   * @param refused one that the receiver did not take, and that is not given again
   * @param timeout how long the token endpoint may take
   * @throws UnusableCredential with the endpoint's own words, if it gives none
   */
  public String get(
      OAuth2 options,
      Optional<Tls> tls,
      PeerSecrets secrets,
      Optional<String> refused,
      Duration timeout)
      throws UnusableCredential {
    Place place = places.computeIfAbsent(options, absent -> new Place());
    place.lock.lock();
    try {
      String known = place.token;
      if (known == null
          || refused.filter(known::equals).isPresent()
          || !clock.instant().isBefore(place.until)) {
        JsonNode answer = fetch(options, tls, secrets, timeout);
        known = answer.path("access_token").asText();
        // What the server says may be any number.
        long seconds =
            Math.clamp(answer.path("expires_in").asLong(DEFAULT_SECONDS), 0, MOST_SECONDS);
        place.token = known;
        place.until = clock.instant().plusSeconds(seconds).minus(BEFORE_EXPIRY);
      }
      return known;
    } finally {
      place.lock.unlock();
    }
  }

  private JsonNode fetch(OAuth2 options, Optional<Tls> tls, PeerSecrets secrets, Duration timeout)
      throws UnusableCredential {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    options.scope().ifPresent(scope -> form.put("scope", scope));
    options.audience().ifPresent(audience -> form.put("audience", audience));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "Signalbox/" + HubVersion.TEXT);
    switch (options.clientAuthentication()) {
      case BASIC -> {
        String pair = encoded(options.clientId()) + ":" + encoded(secrets.get(secret(options)));
        headers.put(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
      }
      case BODY -> {
        form.put("client_id", options.clientId());
        form.put("client_secret", secrets.get(secret(options)));
      }
      case TLS -> form.put("client_id", options.clientId());
    }
    String body =
        form.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    Exchange exchange =
        client.send(
            new PushRequest(
                "POST",
                URI.create(options.tokenUri()),
                headers,
                body.getBytes(UTF_8),
                timeout,
                tls));
    return switch (exchange) {
      case Exchange.Answered(int status, var retryAfter, String said) ->
          token(status, said, secrets);
      case Exchange.NotSent(String reason) -> throw none(reason, secrets);
      case Exchange.NoAnswer(String reason) -> throw none(reason, secrets);
    };
  }

  private static io.signalbox.settings.SecretReference secret(OAuth2 options)
      throws UnusableCredential {
    return options
        .clientSecret()
        .orElseThrow(() -> new UnusableCredential("oauth2 has no clientSecret"));
  }

  private static JsonNode token(int status, String said, PeerSecrets secrets)
      throws UnusableCredential {
    try {
      JsonNode answer = JSON.readTree(said);
      String given = answer.path("access_token").textValue();
      if (status == 200 && given != null && TOKEN.matcher(given).matches()) {
        return answer;
      }
    } catch (JsonProcessingException noToken) {
      // What it says instead is the reason.
    }
    throw none(
        status
            + " "
            + (status == 200 ? "without an access_token of visible ASCII characters" : said),
        secrets);
  }

  private static UnusableCredential none(String reason, PeerSecrets secrets) {
    return new UnusableCredential(
        "the token endpoint gave no token: " + PeerText.of(reason, secrets.texts()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
