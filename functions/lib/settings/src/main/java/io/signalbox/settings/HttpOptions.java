package io.signalbox.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options of a destination that gets HTTP pushes.
 *
 * @param batch how many envelopes a request has at the most; with 1 it is the object itself
 * @param encoding how several envelopes make one body
 * @param gzip whether the body is compressed
 * @param timeout how long a request may take as a whole
 * @param headers static ones, of each request
 * @param secretHeaders those whose values are credentials
 * @param hub the name of the hub that the receiver is; empty for a receiver that is none
 * @param template writes the body, as JSON; empty for a body in the destination's format
 * @param idInPath whether the delivery's id stands at the end of the URI's path
 * @param signatures the keys that sign each request; several while a key is rotated
 */
public record HttpOptions(
    int batch,
    Encoding encoding,
    boolean gzip,
    Duration timeout,
    List<SigningKey> signatures,
    Optional<Authentication> authentication,
    Verb verb,
    Map<String, String> headers,
    Map<String, SecretReference> secretHeaders,
    TlsOptions tls,
    Optional<String> hub,
    Optional<String> template,
    boolean idInPath)
    implements DeliveryMethods.Options {

  public static final HttpOptions DEFAULT =
      new HttpOptions(
          1,
          Encoding.ARRAY,
          false,
          Duration.ofSeconds(20),
          List.of(),
          Optional.empty(),
          Verb.POST,
          Map.of(),
          Map.of(),
          TlsOptions.SYSTEM,
          Optional.empty(),
          Optional.empty(),
          false);

  /** Options of a receiver that is no hub, and takes the destination's format. */
  public HttpOptions(
      int batch,
      Encoding encoding,
      boolean gzip,
      Duration timeout,
      List<SigningKey> signatures,
      Optional<Authentication> authentication,
      Verb verb,
      Map<String, String> headers,
      Map<String, SecretReference> secretHeaders,
      TlsOptions tls) {
    this(
        batch,
        encoding,
        gzip,
        timeout,
        signatures,
        authentication,
        verb,
        headers,
        secretHeaders,
        tls,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public HttpOptions {
    signatures = List.copyOf(signatures);
    headers = Map.copyOf(headers);
    secretHeaders = Map.copyOf(secretHeaders);
  }

  @Override
  public DeliveryMethod method() {
    return new HttpMethod();
  }

  /** The request's method. */
  public enum Verb {
    POST,
    PUT,
    PATCH
  }

  public enum Encoding {
    /** A JSON array. */
    ARRAY,
    /** A JSON object a line. */
    NDJSON
  }

  /** A key of Standard Webhooks 1.0. */
  public record SigningKey(Kind kind, SecretReference key) {
    public enum Kind {
      /** HMAC-SHA256; the secret is {@code whsec_} and base64, or base64 alone. */
      V1,
      /** Ed25519; the secret is {@code whsk_} and base64, or base64 alone, of the seed. */
      V1A
    }
  }

  /** How the hub says who it is. */
  public sealed interface Authentication {
    record Basic(String user, SecretReference password) implements Authentication {}

    record Bearer(SecretReference token) implements Authentication {}

    record Header(String name, SecretReference value) implements Authentication {}

    /**
     * A bearer token that the hub fetches by client credentials (RFC 6749 section 4.4).
     *
     * @param clientSecret empty where the client certificate says who the hub is
     */
    record OAuth2(
        String tokenUri,
        String clientId,
        Optional<SecretReference> clientSecret,
        ClientAuthentication clientAuthentication,
        Optional<String> scope,
        Optional<String> audience)
        implements Authentication {}

    /** How the hub says to the token endpoint who it is. */
    enum ClientAuthentication {
      /** In the header Authorization. */
      BASIC,
      /** In the form. */
      BODY,
      /** By the client certificate (RFC 8705). */
      TLS
    }
  }
}
