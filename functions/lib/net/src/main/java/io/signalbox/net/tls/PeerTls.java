package io.signalbox.net.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Whom the hub trusts on a TLS connection, and who it says it is.
 *
 * @param trust the system's CAs, or a peer's own and no other
 * @param keys empty without a client certificate
 */
public record PeerTls(X509ExtendedTrustManager trust, Optional<KeyManager> keys) {
  private static final char[] NO_PASSWORD = {};

  /**
   * Prepares a connection.
   *
   * @param authorities the CAs to trust; empty for the system's
   */
  public static PeerTls of(List<X509Certificate> authorities, Optional<ClientIdentity> identity) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      if (authorities.isEmpty()) {
        trust.init((KeyStore) null);
      } else {
        trust.init(storeOf(authorities));
      }
      X509ExtendedTrustManager manager =
          Arrays.stream(trust.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(X509ExtendedTrustManager.class::cast)
              .findFirst()
              .orElseThrow();
      Optional<KeyManager> keys = Optional.empty();
      if (identity.isPresent()) {
        keys = Optional.of(keyManager(identity.get()));
      }
      return new PeerTls(manager, keys);
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException("This Java has no TLS", broken);
    }
  }

  /** The same, which tells which certificate the peer shows before it is checked. */
  public PeerTls watched(Consumer<X509Certificate> seen) {
    return new PeerTls(new WatchedTrust(trust, seen), keys);
  }

  /** A new context; it checks certificates, but no host names. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.map(manager -> new KeyManager[] {manager}).orElse(new KeyManager[0]),
          new X509TrustManager[] {trust},
          null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("This Java has no TLS", broken);
    }
  }

  private static KeyStore storeOf(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int index = 0; index < authorities.size(); index++) {
      store.setCertificateEntry("ca-" + index, authorities.get(index));
    }
    return store;
  }

  private static KeyManager keyManager(ClientIdentity identity)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client", identity.key(), NO_PASSWORD, identity.chain().toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    return keys.getKeyManagers()[0];
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
