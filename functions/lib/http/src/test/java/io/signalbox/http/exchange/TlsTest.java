package io.signalbox.http.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.Exchange.Answered;
import io.signalbox.http.exchange.Exchange.NotSent;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to the vetted address; the name is what the certificate must be for. */
@Timeout(60)
class TlsTest {
  private static final Addresses THIS_MACHINE = host -> List.of(InetAddress.ofLiteral("127.0.0.1"));

  private static final Map<String, Certificate> CERTIFICATES = new HashMap<>();

  private final List<String> names = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeCertificates(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    for (var host : List.of("soc.example", "other.example")) {
      CERTIFICATES.put(host, Certificate.forHost(host, folder));
    }
  }

  @Test
  void theNameIsAskedForAndCheckedOnTheVettedAddress() throws Exception {
    try (var receiver = receiver(certificate("soc.example"));
        var client = client(certificate("soc.example").forSender())) {
      assertThat(send(client, receiver, "soc.example"))
          .isEqualTo(new Answered(200, Optional.empty(), "ok"));
      assertThat(receiver.requests())
          .singleElement()
          .asString()
          .contains("Host: soc.example:" + receiver.port());
      assertThat(names).containsExactly("soc.example");
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotSentAnything() throws Exception {
    try (var receiver = receiver(certificate("other.example"));
        var client = client(certificate("other.example").forSender())) {
      assertThat(send(client, receiver, "soc.example"))
          .isInstanceOfSatisfying(
              NotSent.class, exchange -> assertThat(exchange.reason()).startsWith("TLS: "));
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotSentAnything() throws Exception {
    try (var receiver = receiver(certificate("soc.example"));
        var client = client(SSLContext.getDefault())) {
      assertThat(send(client, receiver, "soc.example")).isInstanceOf(NotSent.class);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  private static Certificate certificate(String host) {
    return Objects.requireNonNull(CERTIFICATES.get(host), host);
  }

  private Receiver receiver(Certificate certificate) throws IOException, GeneralSecurityException {
    var server =
        certificate
            .forReceiver()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    return Receiver.start(
        server,
        connection -> {
          while (!connection.readRequest().isEmpty()) {
            if (connection.socket() instanceof SSLSocket tls
                && tls.getSession() instanceof ExtendedSSLSession session) {
              session
                  .getRequestedServerNames()
                  .forEach(name -> names.add(asText(name.getEncoded())));
            }
            connection.write("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
          }
        });
  }

  private static String asText(byte[] name) {
    return new String(name, US_ASCII);
  }

  private static PushClient client(SSLContext tls) {
    return new PushClient(ForbiddenAddresses.allowingLoopback(true), THIS_MACHINE, tls);
  }

  private static Exchange send(PushClient client, Receiver receiver, String host) {
    var uri = URI.create("https://%s:%d/in".formatted(host, receiver.port()));
    return client.send(new PushRequest(uri, Map.of(), new byte[2], Duration.ofSeconds(30)));
  }
}
