package io.signalbox.console.oidc;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.signalbox.console.provider.ProviderFault;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider says of itself, read once an hour, and its keys, read every five minutes at the
 * most, and when a token names one that is not among them, twice in half a minute at the most.
 */
final class Discovery {
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  /** So that sign-ins do not queue for a provider that lets them wait. */
  private static final Duration FAILED_FOR = Duration.ofSeconds(10);

  private static final long KEYS_MILLISECONDS = 300_000;
  private static final long KEYS_TIMEOUT_MILLISECONDS = 10_000;

  private final ProviderHttp http;
  private final Clock clock;

  @GuardedBy("this")
  private Optional<Answer> last = Optional.empty();

  Discovery(ProviderHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /** A provider as it describes itself. */
  record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  private record Answer(
      String issuer, Instant at, Optional<Known> known, Optional<ProviderFault> fault) {
    boolean isGood(String wanted, Instant now) {
      Duration age = Duration.between(at, now);
      Duration limit = known.isPresent() ? GOOD_FOR : FAILED_FOR;
      return issuer.equals(wanted) && !age.isNegative() && age.compareTo(limit) < 0;
    }
  }

  synchronized Known of(String issuer) throws ProviderFault {
    Instant now = clock.instant();
    Answer answer =
        last.filter(kept -> kept.isGood(issuer, now)).orElseGet(() -> asked(issuer, now));
    last = Optional.of(answer);
    if (answer.known().isEmpty()) {
      ProviderFault fault = answer.fault().orElseThrow();
      throw new ProviderFault(fault.kind(), fault.reason());
    }
    return answer.known().get();
  }

  private Answer asked(String issuer, Instant now) {
    try {
      return new Answer(issuer, now, Optional.of(read(issuer)), Optional.empty());
    } catch (ProviderFault fault) {
      return new Answer(issuer, now, Optional.empty(), Optional.of(fault));
    }
  }

  private Known read(String issuer) throws ProviderFault {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    String text = http.get(URI.create(base + "/.well-known/openid-configuration"));
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(text);
    } catch (ParseException | RuntimeException | StackOverflowError garbage) {
      throw new ProviderFault(ProviderFault.Kind.INVALID, "the provider's metadata cannot be read");
    }
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw new ProviderFault(
          ProviderFault.Kind.INVALID, "the provider's metadata name another issuer");
    }
    ProviderHttp.required(metadata.getAuthorizationEndpointURI(), issuer, "authorization_endpoint");
    ProviderHttp.required(metadata.getTokenEndpointURI(), issuer, "token_endpoint");
    return new Known(
        metadata, keys(ProviderHttp.required(metadata.getJWKSetURI(), issuer, "jwks_uri")));
  }

  private JWKSource<SecurityContext> keys(URI uri) throws ProviderFault {
    try {
      return JWKSourceBuilder.<SecurityContext>create(uri.toURL(), this::resource)
          .cache(KEYS_MILLISECONDS, KEYS_TIMEOUT_MILLISECONDS)
          // In Lambda no thread runs on after the answer.
          .refreshAheadCache(false)
          .build();
    } catch (MalformedURLException unusable) {
      throw new ProviderFault(ProviderFault.Kind.INVALID, "jwks_uri is no URL");
    }
  }

  private Resource resource(URL url) throws IOException {
    try {
      return new Resource(http.get(URI.create(url.toString())), "application/json");
    } catch (ProviderFault fault) {
      throw new IOException(fault.reason(), fault);
    }
  }
}
