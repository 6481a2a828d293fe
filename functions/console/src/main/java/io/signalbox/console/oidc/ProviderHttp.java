package io.signalbox.console.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.signalbox.console.provider.ProviderFault;
import io.signalbox.envelope.HubVersion;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.http.exchange.Pusher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a provider: in bounded time, for answers of bounded size, without following redirects. */
final class ProviderHttp {
  /** Three requests of a sign-in must fit into the 29 s of API Gateway. */
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private static final int DOCUMENT_BYTES_MOST = 256 * 1024;

  private final Getter getter;
  private final Pusher pusher;

  ProviderHttp(Getter getter, Pusher pusher) {
    this.getter = getter;
    this.pusher = pusher;
  }

  /** An answer of the token endpoint. */
  record Answer(int status, String body) {}

  /** A document of the provider. */
  String get(URI uri) throws ProviderFault {
    GetRequest request =
        new GetRequest(
            uri,
            Map.of("Accept", "application/json", "User-Agent", userAgent()),
            TIMEOUT,
            DOCUMENT_BYTES_MOST,
            Optional.empty());
    return switch (getter.get(request)) {
      case Got.Failed failed -> throw away(uri, failed.reason());
      case Got.Answered answered when answered.status() == 200 ->
          new String(answered.body(), StandardCharsets.UTF_8);
      case Got.Answered answered -> throw away(uri, "status " + answered.status());
    };
  }

  /** The answer to a request of the SDK. */
  Answer post(HTTPRequest request) throws ProviderFault {
    Map<String, String> headers = new HashMap<>();
    request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    headers.put("Accept", "application/json");
    headers.put("User-Agent", userAgent());
    URI uri = request.getURI();
    byte[] body =
        Optional.ofNullable(request.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
    return switch (pusher.send(new PushRequest(uri, headers, body, TIMEOUT))) {
      case Exchange.NotSent(String reason) -> throw away(uri, reason);
      case Exchange.NoAnswer(String reason) -> throw away(uri, reason);
      case Exchange.Answered answered -> new Answer(answered.status(), answered.body());
    };
  }

  /**
   * Refuses an address that the provider names for the hub, if it is less protected than the
   * provider's own.
   */
  static URI required(URI uri, String issuer, String name) throws ProviderFault {
    boolean isProtected =
        uri != null
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && List.of("https", URI.create(issuer).getScheme()).contains(uri.getScheme());
    if (!isProtected) {
      throw new ProviderFault(
          ProviderFault.Kind.INVALID, "the provider's metadata have no usable " + name);
    }
    return uri;
  }

  private static ProviderFault away(URI uri, String reason) {
    return new ProviderFault(
        ProviderFault.Kind.AWAY, uri.getHost() + uri.getPath() + " did not answer: " + reason);
  }

  private static String userAgent() {
    return "Signalbox/" + HubVersion.TEXT;
  }
}
