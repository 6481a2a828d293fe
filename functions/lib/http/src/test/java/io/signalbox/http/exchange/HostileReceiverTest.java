package io.signalbox.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.Exchange.Answered;
import io.signalbox.http.exchange.Exchange.NoAnswer;
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
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A receiver may do what it likes: each exchange ends in time and is told truly. */
@Timeout(60)
class HostileReceiverTest {
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final byte[] BODY = "{\"source.ip\":\"192.0.2.3\"}".getBytes(UTF_8);

  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final PushClient client;

  HostileReceiverTest() throws NoSuchAlgorithmException {
    client =
        new PushClient(
            ForbiddenAddresses.allowingLoopback(true), Addresses.SYSTEM, SSLContext.getDefault());
  }

  @AfterEach
  void close() throws IOException {
    testIsOver.countDown();
    client.close();
  }

  @Test
  void headersAByteATimeEndWithTheTimeOut() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\n");
              drip(connection, "X-Drip: drop by drop by drop");
            })) {
      assertThat(send(receiver, SHORT)).isEqualTo(new NoAnswer("no answer within 700 ms"));
    }
  }

  @Test
  void aBodyAByteATimeEndsWithTheTimeOutButTheStatusCounts() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\nContent-Length: 100000\n\n");
              drip(connection, "drop by drop by drop by drop by drop");
            })) {
      assertThat(send(receiver, SHORT))
          .isInstanceOfSatisfying(
              Answered.class,
              answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).startsWith("drop");
              });
    }
  }

  @Test
  void endlessHeadersAreCutOff() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\n");
              while (true) {
                connection.write("X-More: and more\n".repeat(100));
              }
            })) {
      assertThat(send(receiver, AMPLE)).isInstanceOf(NoAnswer.class);
    }
  }

  @Test
  void anEndlessHeaderLineIsCutOff() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\nX-Long: ");
              while (true) {
                connection.write("and more ".repeat(1000));
              }
            })) {
      assertThat(send(receiver, AMPLE)).isInstanceOf(NoAnswer.class);
    }
  }

  @Test
  void endlessInterimAnswersAreCutOff() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              while (true) {
                connection.write("HTTP/1.1 102 Processing\n\n");
              }
            })) {
      assertThat(send(receiver, AMPLE))
          .isEqualTo(new NoAnswer("what came is not HTTP: more than 20 interim answers"));
    }
  }

  @Test
  void aFewInterimAnswersAreWaitedThrough() throws IOException {
    try (var receiver =
        Receiver.answering(
            """
            HTTP/1.1 102 Processing

            HTTP/1.1 103 Early Hints

            HTTP/1.1 200 OK
            Content-Length: 0

            """)) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(200, Optional.empty(), ""));
    }
  }

  @Test
  void anEndlessBodyIsReadUpToTheLimitAlone() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
              while (true) {
                connection.write("400\n" + "x".repeat(0x400) + "\n");
              }
            })) {
      assertThat(send(receiver, AMPLE))
          .isInstanceOfSatisfying(
              Answered.class,
              answer -> assertThat(answer.body()).hasSize(PushClient.ANSWER_BYTES_MOST));
    }
  }

  @Test
  void aResetAfterTheRequestLeavesItOpenWhetherItArrived() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      assertThat(send(receiver, AMPLE)).isInstanceOf(NoAnswer.class);
      assertThat(receiver.requests()).as("it is not repeated by the client").hasSize(1);
    }
  }

  @Test
  void aResetInTheMiddleOfTheAnswersBodyLeavesTheStatus() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 500 No\nContent-Length: 100\n\nhalf");
              connection.socket().shutdownOutput();
            })) {
      assertThat(send(receiver, AMPLE)).isEqualTo(new Answered(500, Optional.empty(), "half"));
    }
  }

  @Test
  void anAnswerThatIsNotHttpIsNoAnswer() throws IOException {
    try (var receiver = Receiver.answering("220 mail.example ESMTP\n\n\n")) {
      assertThat(send(receiver, SHORT)).isInstanceOf(NoAnswer.class);
    }
  }

  @Test
  void aConnectionThatIsNeverTakenUpEndsWithTheTimeOut() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(send(URI.create("http://127.0.0.1:" + server.getLocalPort()), SHORT))
          .isEqualTo(new NoAnswer("no answer within 700 ms"));
    }
  }

  @Test
  void aTlsHandshakeThatNeverEndsIsNotSent() throws IOException {
    try (var receiver = Receiver.start(connection -> testIsOver.await())) {
      var uri = URI.create("https://127.0.0.1:" + receiver.port());
      assertThat(send(uri, SHORT)).isEqualTo(new NotSent("no answer within 700 ms"));
    }
  }

  @Test
  void aReceiverThatSpeaksNoTlsIsNotSentAnythingInClear() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      var uri = URI.create("https://127.0.0.1:" + receiver.port());
      assertThat(send(uri, SHORT)).isInstanceOf(NotSent.class);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  private Exchange send(Receiver receiver, Duration timeout) {
    return send(receiver.uri(), timeout);
  }

  private Exchange send(URI uri, Duration timeout) {
    return client.send(new PushRequest(uri, Map.of("X-Test", "yes"), BODY, timeout));
  }

  private void drip(Receiver.Connection connection, String text)
      throws IOException, InterruptedException {
    for (int i = 0; i < text.length(); i++) {
      connection.write(text.substring(i, i + 1));
      testIsOver.await(100, TimeUnit.MILLISECONDS);
    }
    testIsOver.await();
  }
}
