package io.signalbox.delivery.peer;

import io.signalbox.net.tls.Certificates;
import io.signalbox.net.tls.ClientIdentity;
import io.signalbox.net.tls.PeerTls;
import io.signalbox.settings.SecretReference;
import io.signalbox.settings.TlsOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The credentials of one connection; remembers their texts, so that no answer repeats them. */
public final class PeerSecrets {
  private final CachedSecrets secrets;
  private final Set<String> texts = new LinkedHashSet<>();

  public PeerSecrets(CachedSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The value.
   *
   * @throws UnusableCredential if the store has none
   */
  public String get(SecretReference reference) throws UnusableCredential {
    Optional<String> value = secrets.get(reference);
    if (value.isEmpty() || value.get().isEmpty()) {
      throw new UnusableCredential("The secret store has no " + reference.name());
    }
    texts.add(value.get());
    return value.get();
  }

  /**
   * What the destination's TLS is made of.
   *
   * @throws UnusableCredential if a certificate or key cannot be read, does not fit, or has
   *     expired: nothing is to be sent without it
   */
  public PeerTls tls(TlsOptions options, Instant now) throws UnusableCredential {
    try {
      Optional<ClientIdentity> identity = identity(options);
      identity.ifPresent(shown -> shown.requireValid(now));
      return PeerTls.of(options.authorities().map(Certificates::ofPem).orElse(List.of()), identity);
    } catch (IllegalArgumentException unusable) {
      throw new UnusableCredential("tls: " + unusable.getMessage());
    }
  }

  private Optional<ClientIdentity> identity(TlsOptions options) throws UnusableCredential {
    if (options.keystore().isPresent() && options.keystorePassword().isPresent()) {
      return Optional.of(
          ClientIdentity.ofPkcs12(
              get(options.keystore().get()), get(options.keystorePassword().get())));
    }
    if (options.certificate().isPresent() && options.key().isPresent()) {
      return Optional.of(
          ClientIdentity.ofPem(options.certificate().get(), get(options.key().get())));
    }
    return Optional.empty();
  }

  /** What must not be kept when a peer repeats it. */
  public Collection<String> texts() {
    return Set.copyOf(texts);
  }
}
