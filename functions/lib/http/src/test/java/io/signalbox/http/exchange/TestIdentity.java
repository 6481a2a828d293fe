package io.signalbox.http.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key with a certificate that it signed itself, as a file and as what others trust. */
public record TestIdentity(Path file, Certificate certificate) {
  public static final String PASSWORD = "changeit";

  public static TestIdentity in(Path folder, String name) throws Exception {
    return new TestIdentity(folder.resolve(name + ".p12"), Certificate.forHost(name, folder));
  }

  public String base64() throws Exception {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  public String pem() throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
            .encodeToString(certificate.store().getCertificate("receiver").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** What a server speaks TLS with that trusts a client's certificate. */
  public SSLContext trusting(TestIdentity client) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificate.store(), PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(client.trusted());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore trusted() throws GeneralSecurityException, java.io.IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", certificate.store().getCertificate("receiver"));
    return trusted;
  }
}
