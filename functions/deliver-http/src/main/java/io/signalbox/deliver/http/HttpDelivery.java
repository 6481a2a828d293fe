package io.signalbox.deliver.http;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.delivery.sample.SampleRun;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelope.HubVersion;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.http.AccessTokens;
import io.signalbox.http.Credentials;
import io.signalbox.http.Credentials.Unusable;
import io.signalbox.http.RetryAfter;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.http.exchange.Tls;
import io.signalbox.http.signature.WebhookHeaders;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.TlsOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One delivery on its way: a request, or two where the first one's access token was refused. */
final class HttpDelivery {
  private static final int UNAUTHORIZED = 401;

  private final Pusher client;
  private final AccessTokens tokens;
  private final Clock clock;
  private final Delivery delivery;
  private final RequestBody body;
  private final Steps steps;
  private final CarriedEnvelopes carried;
  private final HttpOptions options;
  private final PeerSecrets peerSecrets;
  private final Credentials credentials;
  private final Instant until;

  HttpDelivery(
      Pusher client,
      AccessTokens tokens,
      CachedSecrets secrets,
      Clock clock,
      Delivery delivery,
      RequestBody body,
      CarriedEnvelopes carried,
      Steps steps)
      throws Unusable {
    this.client = client;
    this.tokens = tokens;
    this.clock = clock;
    this.delivery = delivery;
    this.body = body;
    this.steps = steps;
    this.carried = carried;
    this.options = delivery.destination().options(HttpOptions.class);
    this.peerSecrets = new PeerSecrets(secrets);
    this.credentials = Credentials.of(options, secrets);
    this.until = clock.instant().plus(options.timeout());
  }

  Outcome send() throws UnusableCredential {
    Optional<Tls> tls = tls();
    if (!(options.authentication().orElse(null) instanceof Authentication.OAuth2 oauth2)) {
      return outcome(push(tls, Map.of(), options.timeout()), List.of());
    }
    steps.begin(Step.AUTHENTICATE);
    steps.note("access token of " + URI.create(oauth2.tokenUri()).getHost());
    String token = tokens.get(oauth2, tls, peerSecrets, Optional.empty(), left());
    Exchange exchange = push(tls, bearer(token), left());
    if (exchange instanceof Exchange.Answered answered && answered.status() == UNAUTHORIZED) {
      token = tokens.get(oauth2, tls, peerSecrets, Optional.of(token), left());
      exchange = push(tls, bearer(token), left());
    }
    return outcome(exchange, List.of(token));
  }

  private Optional<Tls> tls() throws UnusableCredential {
    return options.tls().equals(TlsOptions.SYSTEM)
        ? Optional.empty()
        : Optional.of(new Tls(options.tls(), peerSecrets.tls(options.tls(), clock.instant())));
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** What is left of the time-out, which all requests of the delivery share. */
  private Duration left() throws UnusableCredential {
    Duration left = Duration.between(clock.instant(), until);
    if (!left.isPositive()) {
      throw new UnusableCredential("the token endpoint took all of the time");
    }
    return left;
  }

  private Exchange push(Optional<Tls> tls, Map<String, String> authorization, Duration timeout) {
    Map<String, String> headers = new LinkedHashMap<>();
    // Of a large batch the answer would be longer than what is read of it.
    options.hub().ifPresent(hub -> headers.put("Prefer", "return=minimal"));
    headers.putAll(options.headers());
    headers.putAll(credentials.headers());
    headers.putAll(authorization);
    headers.put("User-Agent", "Signalbox/" + HubVersion.TEXT);
    headers.putAll(body.headers());
    if (steps.isSample()) {
      headers.put(SampleRun.HEADER, "true");
    }
    Marking marking =
        Marking.of(delivery.envelopes().stream().map(StoredEnvelope::envelope).toList());
    if (!marking.isEmpty()) {
      headers.put(Marking.HEADER, marking.text());
    }
    headers.putAll(
        WebhookHeaders.of(
            delivery.id().toString(), clock.instant(), body.bytes(), credentials.signers()));
    return client.send(
        new PushRequest(options.verb().name(), target(), headers, body.bytes(), timeout, tls)
            .watchedBy(steps));
  }

  private URI target() {
    URI uri = delivery.destination().uri().orElseThrow();
    if (!options.idInPath()) {
      return uri;
    }
    String path = uri.getRawPath() + (uri.getRawPath().endsWith("/") ? "" : "/") + delivery.id();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path + query);
  }

  private Outcome outcome(Exchange exchange, List<String> accessTokens) {
    List<String> secretTexts = new ArrayList<>(credentials.secretTexts());
    secretTexts.addAll(peerSecrets.texts());
    secretTexts.addAll(accessTokens);
    return switch (exchange) {
      case Exchange.Answered(int status, var retryAfter, String said) -> {
        Receipt receipt = Receipt.of(said);
        yield Answers.outcome(
            status,
            (status + " " + PeerText.of(said, secretTexts)).strip(),
            retryAfter.flatMap(header -> RetryAfter.parse(header, clock.instant())),
            receipt.refused(),
            carried.refused(receipt));
      }
      case Exchange.NotSent(String reason) ->
          new Outcome.Failed("Not sent: " + PeerText.of(reason, secretTexts));
      case Exchange.NoAnswer(String reason) ->
          new Outcome.Unknown("Sent: " + PeerText.of(reason, secretTexts));
    };
  }
}
