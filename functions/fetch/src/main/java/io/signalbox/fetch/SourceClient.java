package io.signalbox.fetch;

import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.envelope.HubVersion;
import io.signalbox.http.AccessTokens;
import io.signalbox.http.Credentials;
import io.signalbox.http.RetryAfter;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.Tls;
import io.signalbox.settings.Fetch;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.SecretReference;
import io.signalbox.settings.TlsOptions;
import io.signalbox.store.StoreException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks sources, with the credentials that the settings name. */
final class SourceClient {
  /** How much of an answer is taken; the hub's own feeds answer with less. */
  static final int BYTES_MOST = 6 * 1024 * 1024;

  private static final int UNAUTHORIZED = 401;

  private final Getter getter;
  private final AccessTokens tokens;
  private final CachedSecrets secrets;
  private final Clock clock;

  SourceClient(Getter getter, AccessTokens tokens, CachedSecrets secrets, Clock clock) {
    this.getter = getter;
    this.tokens = tokens;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What the source says of what comes after the cursor; no credential is in it. */
  SourceAnswer ask(Fetch fetch, FetchSource source, String cursor) {
    PeerSecrets peerSecrets = new PeerSecrets(secrets);
    List<String> secretTexts = new ArrayList<>();
    try {
      Credentials credentials = Credentials.of(fetch.http(), secrets);
      secretTexts.addAll(credentials.secretTexts());
      Map<String, String> headers = new LinkedHashMap<>(source.headers(cursor));
      headers.putAll(fetch.http().headers());
      headers.putAll(credentials.headers());
      URI uri = source.uri(fetch, cursor);
      if (source.tokenParameter().isPresent()
          && fetch.http().authentication().orElse(null)
              instanceof Authentication.Bearer(SecretReference token)) {
        headers.remove("Authorization");
        uri = Uris.with(uri, source.tokenParameter().get(), peerSecrets.get(token));
      }
      headers.put("User-Agent", "Signalbox/" + HubVersion.TEXT);
      Got got = get(uri, fetch.http(), headers, peerSecrets, secretTexts);
      secretTexts.addAll(peerSecrets.texts());
      return switch (got) {
        case Got.Failed failed -> cleaned(source.failed(cursor, failed), _ -> "", secretTexts);
        case Got.Answered answered ->
            cleaned(
                source.answer(cursor, answered),
                name -> answered.header(name).orElse(""),
                secretTexts);
      };
    } catch (Credentials.Unusable | UnusableCredential unusable) {
      return Statuses.trouble(
          "Not asked: " + PeerText.of(String.valueOf(unusable.getMessage()), secretTexts));
    } catch (StoreException away) {
      return Statuses.trouble("Not asked: the secret store did not answer");
    }
  }

  private Got get(
      URI uri,
      HttpOptions http,
      Map<String, String> headers,
      PeerSecrets peerSecrets,
      List<String> secretTexts)
      throws UnusableCredential {
    Optional<Tls> tls =
        http.tls().equals(TlsOptions.SYSTEM)
            ? Optional.empty()
            : Optional.of(new Tls(http.tls(), peerSecrets.tls(http.tls(), clock.instant())));
    Duration timeout = http.timeout();
    if (!(http.authentication().orElse(null) instanceof Authentication.OAuth2 oauth2)) {
      return getter.get(new GetRequest(uri, headers, timeout, BYTES_MOST, tls));
    }
    Optional<String> refused = Optional.empty();
    Got got = new Got.Failed("never asked");
    for (int attempt = 0; attempt < 2; attempt++) {
      String token = tokens.get(oauth2, tls, peerSecrets, refused, timeout);
      secretTexts.add(token);
      Map<String, String> authorized = new LinkedHashMap<>(headers);
      authorized.put("Authorization", "Bearer " + token);
      got = getter.get(new GetRequest(uri, authorized, timeout, BYTES_MOST, tls));
      if (!(got instanceof Got.Answered answered) || answered.status() != UNAUTHORIZED) {
        return got;
      }
      refused = Optional.of(token);
    }
    return got;
  }

  private SourceAnswer cleaned(
      SourceAnswer said, UnaryOperator<String> header, List<String> secretTexts) {
    return switch (said) {
      case SourceAnswer.Page page -> page;
      case SourceAnswer.Nothing nothing -> nothing;
      case SourceAnswer.Again again -> again;
      case SourceAnswer.Expired expired -> expired;
      case SourceAnswer.Skipped skipped ->
          new SourceAnswer.Skipped(
              skipped.word(),
              PeerText.of(skipped.reason(), secretTexts),
              skipped.next(),
              skipped.more());
      case SourceAnswer.Trouble(String reason, var _) ->
          new SourceAnswer.Trouble(
              PeerText.of(reason, secretTexts),
              RetryAfter.parse(header.apply("retry-after"), clock.instant()));
    };
  }
}
