package io.signalbox.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.Exchange.Answered;
import io.signalbox.http.exchange.Exchange.NotSent;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests go out as they were given, and nothing is done about answers but to hand them on. */
@Timeout(60)
class PushClientTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final byte[] BODY = "{\"source.ip\":\"192.0.2.3\"}".getBytes(UTF_8);

  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final PushClient client;

  PushClientTest() throws NoSuchAlgorithmException {
    client =
        new PushClient(
            ForbiddenAddresses.allowingLoopback(true), Addresses.SYSTEM, SSLContext.getDefault());
  }

  @BeforeEach
  void useAProxyIfTheClientKnewOne() {
    System.setProperty("http.proxyHost", "192.0.2.1");
    System.setProperty("http.proxyPort", "1");
  }

  @AfterEach
  void close() throws IOException {
    System.clearProperty("http.proxyHost");
    System.clearProperty("http.proxyPort");
    testIsOver.countDown();
    client.close();
  }

  @Test
  void theRequestArrivesAsItWasGiven() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 202 Accepted\nContent-Length: 2\n\nok")) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(202, Optional.empty(), "ok"));
      assertThat(receiver.requests())
          .singleElement()
          .asString()
          .startsWith("POST /in HTTP/1.1\r\n")
          .contains("X-Test: yes\r\n", "Host: 127.0.0.1:" + receiver.port() + "\r\n")
          .endsWith("\r\n\r\n{\"source.ip\":\"192.0.2.3\"}")
          .doesNotContainIgnoringCase("user-agent", "accept-encoding", "cookie", "proxy");
    }
  }

  @Test
  void aPathOfSeveralSlashesArrivesAsItWasGiven() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      var uri = URI.create("http://127.0.0.1:%d//in".formatted(receiver.port()));
      assertThat(send(uri, AMPLE)).isInstanceOf(Answered.class);
      assertThat(receiver.requests()).singleElement().asString().startsWith("POST //in ");
    }
  }

  @Test
  void whatTheLibraryTakesForAPortInAPathIsNotSent() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      var uri = URI.create("http://127.0.0.1:%d//:77777".formatted(receiver.port()));
      assertThat(send(uri, AMPLE)).isInstanceOf(NotSent.class);
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void aConnectionServesSeveralRequests() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")) {
      for (int i = 0; i < 3; i++) {
        assertThat(send(receiver, AMPLE)).isInstanceOf(Answered.class);
      }
      assertThat(receiver.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatWasClosedMeanwhileIsNotUsedAgain() throws Exception {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
            })) {
      for (int i = 0; i < 3; i++) {
        assertThat(send(receiver, AMPLE)).isInstanceOf(Answered.class);
        receiver.awaitClosing();
      }
      assertThat(receiver.connections()).isEqualTo(3);
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
    try (var elsewhere = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        var receiver =
            Receiver.answering(
                "HTTP/1.1 307 Temporary Redirect\nLocation: %s\nContent-Length: 0\n\n"
                    .formatted(elsewhere.uri()))) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(307, Optional.empty(), ""));
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void aCookieIsNotSentBack() throws IOException {
    try (var receiver =
        Receiver.answering("HTTP/1.1 200 OK\nSet-Cookie: a=b; Path=/\nContent-Length: 0\n\n")) {
      send(receiver, AMPLE);
      send(receiver, AMPLE);
      assertThat(receiver.requests()).hasSize(2).allMatch(request -> !request.contains("Cookie"));
    }
  }

  @Test
  void aChallengeIsAnAnswerAndTriesNothingElse() throws IOException {
    try (var receiver =
        Receiver.answering(
            "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=x\nContent-Length: 0\n\n")) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(401, Optional.empty(), ""));
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void retryAfterIsHandedOn() throws IOException {
    try (var receiver =
        Receiver.answering("HTTP/1.1 503 Busy\nRetry-After: 120\nContent-Length: 0\n\n")) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(503, Optional.of("120"), ""));
    }
  }

  @Test
  void anInterimAnswerIsNoAnswer() throws IOException {
    try (var receiver =
        Receiver.answering(
            "HTTP/1.1 103 Early Hints\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok")) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(200, Optional.empty(), "ok"));
    }
  }

  @Test
  void aCompressedAnswerIsNotInflated() throws IOException {
    try (var receiver =
        Receiver.answering("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 4\n\nbomb")) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(200, Optional.empty(), "bomb"));
    }
  }

  @Test
  void aRefusalBeforeALargeBodyIsWholeIsHeard() throws IOException {
    var large = new byte[8 * 1024 * 1024];
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.write("HTTP/1.1 413 Too Large\nContent-Length: 0\n\n");
              connection.socket().getInputStream().readNBytes(1024 * 1024);
              testIsOver.await();
            })) {
      assertThat(client.send(new PushRequest(receiver.uri(), Map.of(), large, AMPLE)))
          .isEqualTo(new Answered(413, Optional.empty(), ""));
    }
  }

  @Test
  void whereNobodyListensNothingIsSent() throws IOException {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(send(URI.create("http://127.0.0.1:" + port), AMPLE))
        .isInstanceOfSatisfying(
            NotSent.class, exchange -> assertThat(exchange.reason()).contains("refused"));
  }

  private Exchange send(Receiver receiver, Duration timeout) {
    return send(receiver.uri(), timeout);
  }

  private Exchange send(URI uri, Duration timeout) {
    return client.send(new PushRequest(uri, Map.of("X-Test", "yes"), BODY, timeout));
  }
}
