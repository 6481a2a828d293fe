package io.signalbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.http.signature.Ed25519Signer;
import io.signalbox.http.signature.HmacSigner;
import io.signalbox.http.signature.Signer;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.SecretReference;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What shows a receiver that a request is from this hub. Never shows the secrets it stands on. */
public final class Credentials {

  /** A credential that can't be used, with a reason that doesn't show it. */
  public static final class Unusable extends Exception {
    private Unusable(String message) {
      super(message);
    }
  }

  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern UNFIT_FOR_A_HEADER = Pattern.compile("[^\\x20-\\x7e]");

  /** Headers that belong to the message or to this hub, and can't carry a credential. */
  private static final Set<String> TAKEN =
      Set.of(
          "host",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");

  private final CachedSecrets secrets;
  private final List<Signer> signers = new ArrayList<>();
  private final Set<String> secretTexts = new LinkedHashSet<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Credentials(CachedSecrets secrets) {
    this.secrets = secrets;
  }

  public static Credentials of(HttpOptions options, CachedSecrets secrets) throws Unusable {
    var credentials = new Credentials(secrets);
    for (var key : options.signatures()) {
      credentials.signers.add(credentials.signer(key));
    }
    if (options.authentication().isPresent()) {
      credentials.headers.putAll(credentials.headers(options.authentication().get()));
    }
    for (var header : options.secretHeaders().entrySet()) {
      credentials.headers.put(header.getKey(), credentials.headerValue(header.getValue()));
    }
    return credentials;
  }

  public List<Signer> signers() {
    return List.copyOf(signers);
  }

  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /** What must not be kept when a receiver repeats it. */
  public Collection<String> secretTexts() {
    return Set.copyOf(secretTexts);
  }

  private Signer signer(SigningKey key) throws Unusable {
    var text = secret(key.key());
    try {
      return switch (key.kind()) {
        case V1 -> HmacSigner.of(text);
        case V1A -> Ed25519Signer.of(text);
      };
    } catch (IllegalArgumentException malformed) {
      throw new Unusable(
          "The signing key %s: %s".formatted(key.key().name(), malformed.getMessage()));
    }
  }

  private Map<String, String> headers(Authentication authentication) throws Unusable {
    return switch (authentication) {
      case Authentication.Basic(var user, var password) -> {
        var pair = user + ":" + secret(password);
        var encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        secretTexts.add(encoded);
        yield Map.of("Authorization", "Basic " + encoded);
      }
      case Authentication.Bearer(var token) ->
          Map.of("Authorization", "Bearer " + headerValue(token));
      // Its token is fetched for the request.
      case Authentication.OAuth2 fetched -> Map.of();
      case Authentication.Header(var name, var value) -> {
        if (!HEADER_NAME.matcher(name).matches() || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
          throw new Unusable("The authentication's header can't have that name");
        }
        yield Map.of(name, headerValue(value));
      }
    };
  }

  private String headerValue(SecretReference reference) throws Unusable {
    var value = secret(reference);
    if (UNFIT_FOR_A_HEADER.matcher(value).find()) {
      throw new Unusable(
          "The secret %s: a header holds visible ASCII characters only"
              .formatted(reference.name()));
    }
    return value;
  }

  private String secret(SecretReference reference) throws Unusable {
    var value = secrets.get(reference);
    if (value.isEmpty() || value.get().isEmpty()) {
      throw new Unusable("The secret store has no " + reference.name());
    }
    secretTexts.add(value.get());
    return value.get();
  }
}
