package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import java.io.IOException;
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

/** A source may do what it likes: each request ends in time, within its bytes, and goes nowhere. */
@Timeout(60)
class HostileSourceTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration AMPLE = Duration.ofSeconds(30);

  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private final PushClient client;

  HostileSourceTest() throws NoSuchAlgorithmException {
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
  void aWholeAnswerComesWithItsHeaders() throws IOException {
    try (Receiver source =
        Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 2\nETag: \"1\"\n\nhi")) {
      assertThat(get(source.uri(), AMPLE))
          .isInstanceOfSatisfying(
              Got.Answered.class,
              answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("etag")).contains("\"1\"");
                assertThat(answer.body()).asString().isEqualTo("hi");
              });
      assertThat(source.requests().getFirst()).startsWith("GET /in HTTP/1.1").contains("X-A: b");
    }
  }

  @Test
  void anAnswerAByteATimeIsGivenUp() throws IOException {
    try (Receiver source =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\nContent-Length: 100000\n\n");
              while (!testIsOver.await(50, TimeUnit.MILLISECONDS)) {
                connection.write("x");
              }
            })) {
      assertThat(get(source.uri(), SHORT))
          .isEqualTo(new Got.Failed("no whole answer within 500 ms"));
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() throws IOException {
    String much = "x".repeat(1_000);
    try (Receiver source =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\n\n");
              while (testIsOver.getCount() > 0) {
                connection.write(much);
              }
            })) {
      assertThat(get(source.uri(), AMPLE))
          .isEqualTo(new Got.Failed("the answer is longer than 4000 bytes", true));
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNone() throws IOException {
    try (Receiver source =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\nContent-Length: 100\n\nhalf of it");
            })) {
      assertThat(get(source.uri(), AMPLE)).isInstanceOf(Got.Failed.class);
    }
  }

  @Test
  void aRedirectIsToldAndNotFollowed() throws IOException {
    try (Receiver inside = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        Receiver source =
            Receiver.answering(
                "HTTP/1.1 302 Found\nLocation: %s\nContent-Length: 0\n\n"
                    .formatted(inside.uri()))) {
      assertThat(get(source.uri(), AMPLE))
          .isInstanceOfSatisfying(
              Got.Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void nobodyInsideTheNetworkIsAsked() throws IOException, NoSuchAlgorithmException {
    try (Receiver inside = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        PushClient strict =
            new PushClient(
                ForbiddenAddresses.allowingLoopback(false),
                Addresses.SYSTEM,
                SSLContext.getDefault())) {
      assertThat(strict.get(request(inside.uri(), AMPLE))).isInstanceOf(Got.Failed.class);
      assertThat(inside.connections()).isZero();
    }
  }

  private Got get(URI uri, Duration timeout) {
    return client.get(request(uri, timeout));
  }

  private static GetRequest request(URI uri, Duration timeout) {
    return new GetRequest(uri, Map.of("X-A", "b"), timeout, 4_000, Optional.empty());
  }
}
