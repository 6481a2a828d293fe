package io.signalbox.settings.service.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.envelope.HubVersion;
import io.signalbox.http.Credentials;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.http.exchange.Tls;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.TlsOptions;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Speaks with another hub about being peers. No credential is in what it says of it. */
public final class OtherHub {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int ANSWER_BYTES_MOST = 64 * 1024;
  private static final String JSON_TYPE = "application/json";
  private static final JsonMapper JSON = new JsonMapper();

  private final Pusher pusher;
  private final Getter getter;
  private final CachedSecrets secrets;
  private final Clock clock;

  public OtherHub(Pusher pusher, Getter getter, CachedSecrets secrets, Clock clock) {
    this.pusher = pusher;
    this.getter = getter;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What came of a request. */
  public sealed interface Said {
    record Yes(JsonNode json) implements Said {}

    /** The other hub did nothing. */
    record No(String reason) implements Said {}

    /** Nobody knows what it did. */
    record Unknown(String reason) implements Said {}
  }

  /**
   * Accepts an invitation there.
   *
   * @param body with credentials
   */
  public Said redeem(String hub, ObjectNode body, List<String> credentials) {
    Map<String, String> headers =
        Map.of("Content-Type", JSON_TYPE, "Accept", JSON_TYPE, "User-Agent", userAgent());
    PushRequest request =
        new PushRequest(
            PeerUri.of(hub, "/v1/invitations/redeem"),
            headers,
            body.toString().getBytes(StandardCharsets.UTF_8),
            TIMEOUT);
    return switch (pusher.send(request)) {
      case Exchange.NotSent(String reason) -> new Said.No(PeerText.of(reason, credentials));
      case Exchange.NoAnswer(String reason) -> new Said.Unknown(PeerText.of(reason, credentials));
      case Exchange.Answered answered -> said(answered.status(), answered.body(), credentials);
    };
  }

  /** What it says of this hub, to which it is a destination. */
  public Said state(URI hub, String self, HttpOptions options) {
    PeerSecrets peerSecrets = new PeerSecrets(secrets);
    try {
      Credentials credentials = Credentials.of(options, secrets);
      Map<String, String> headers = new HashMap<>(options.headers());
      headers.putAll(credentials.headers());
      headers.put("Accept", JSON_TYPE);
      headers.put("User-Agent", userAgent());
      Optional<Tls> tls =
          options.tls().equals(TlsOptions.SYSTEM)
              ? Optional.empty()
              : Optional.of(
                  new Tls(options.tls(), peerSecrets.tls(options.tls(), clock.instant())));
      URI uri = PeerUri.of(hub.toString(), "/v1/peers/" + self);
      List<String> texts = List.copyOf(credentials.secretTexts());
      return switch (getter.get(new GetRequest(uri, headers, TIMEOUT, ANSWER_BYTES_MOST, tls))) {
        case Got.Failed failed -> new Said.Unknown(PeerText.of(failed.reason(), texts));
        case Got.Answered answered ->
            said(answered.status(), new String(answered.body(), StandardCharsets.UTF_8), texts);
      };
    } catch (Credentials.Unusable | UnusableCredential unusable) {
      return new Said.No("The credential of the destination cannot be used");
    } catch (StoreException away) {
      return new Said.No("The secret store did not answer");
    }
  }

  private static Said said(int status, String body, List<String> credentials) {
    if (status != 200) {
      String reason = detail(body).map(text -> status + " " + text).orElse("HTTP " + status);
      String told = PeerText.of(reason, credentials);
      return status < 500 ? new Said.No(told) : new Said.Unknown(told);
    }
    return object(body)
        .<Said>map(Said.Yes::new)
        .orElseGet(() -> new Said.Unknown("what answers there is no hub"));
  }

  private static Optional<String> detail(String body) {
    return object(body).map(json -> json.path("detail").asText()).filter(text -> !text.isEmpty());
  }

  private static Optional<JsonNode> object(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException garbage) {
      return Optional.empty();
    }
  }

  private static String userAgent() {
    return "Signalbox/" + HubVersion.TEXT;
  }
}
