package io.signalbox.settings;

import java.util.List;
import java.util.Optional;

/**
 * How a destination's TLS differs from the system's.
 *
 * @param authorities the CAs that may have issued the peer's certificate, in PEM; empty for the
 *     system's
 * @param certificate the hub's client certificate, with those that issued it, in PEM
 * @param key its key, in PEM
 * @param keystore the client certificate and its key as a PKCS#12 file in base64, in place of both
 */
public record TlsOptions(
    Optional<String> authorities,
    Optional<String> certificate,
    Optional<SecretReference> key,
    Optional<SecretReference> keystore,
    Optional<SecretReference> keystorePassword) {

  public static final TlsOptions SYSTEM =
      new TlsOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static final List<String> SECRETS = List.of("tls/key", "tls/keystore", "tls/keystorePassword");

  static final List<String> MULTILINE_TEXTS =
      List.of("tls/ca", "tls/certificate", "tls/key", "tls/keystore");

  /** Whether the hub shows a certificate. */
  public boolean hasIdentity() {
    return certificate.isPresent() || keystore.isPresent();
  }

  static TlsOptions read(JsonFields tls) {
    return new TlsOptions(
        tls.text("ca"),
        tls.text("certificate"),
        tls.optionalSecret("key"),
        tls.optionalSecret("keystore"),
        tls.optionalSecret("keystorePassword"));
  }
}
