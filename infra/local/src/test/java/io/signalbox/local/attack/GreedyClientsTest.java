package io.signalbox.local.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.HubProcess;
import io.signalbox.local.TestHub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client with a valid token of its own may do to others: none of them waits until it ends.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreedyClientsTest {
  private static final int CONNECTIONS = 1_060;

  /** So many are sure to be known before the next ones come. */
  private static final int ANSWERED = 1_000;

  private static final int SLOW_READERS = 60;

  /** Of two megabytes each, what a client with the smallest heap may leave with the hub. */
  private static final int ANSWERS_AT_ONCE = 8;

  private static final int TIMES = 20;

  /** Half as long as the hub keeps the connection of a client that is silent. */
  private static final int PATIENCE_MILLISECONDS = 30_000;

  private static final String GREEDY = "Authorization: Bearer greedy-token";
  private static final String OTHER = "Authorization: Bearer other-token";
  private static final String JSON = "Content-Type: application/json";
  private static final RawRequest READ =
      RawRequest.get("/v1/feeds/feed?since=2020-01-01T00:00:00Z", GREEDY);

  @SuppressWarnings("NullAway.Init")
  private Path log;

  @SuppressWarnings("NullAway.Init")
  private HubProcess hub;

  @SuppressWarnings("NullAway.Init")
  private URI url;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    log = folder.resolve("log");
    hub =
        HubProcess.startLoggingTo(
            log, TestHub.root(), "--port", "0", "--data", folder.resolve("data").toString());
    url = hub.awaitReady(log);
    new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN)
        .settings(
            new Settings()
                .instance("greedy")
                .instance("other")
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("feed")
                .json());
    assertThat(RawRequest.post("/v1/envelopes", AttackBodies.events(), GREEDY, JSON).send(url))
        .isEqualTo(200);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void connections_that_are_kept_leave_room_for_others() throws Exception {
    String head = RawRequest.get("/v1/info", GREEDY).head().replace("Connection: close\r\n", "");
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = RawRequest.connect(url);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        if (i < ANSWERED) {
          assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        sockets.add(socket);
      }
      assertThat(otherIsServed()).isTrue();
    } finally {
      close(sockets);
    }
  }

  @Test
  void readers_who_are_slow_with_their_answers_hold_up_no_other() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_READERS; i++) {
        Socket socket = RawRequest.connectWithSmallBuffer(url);
        socket.getOutputStream().write(READ.head().getBytes(StandardCharsets.US_ASCII));
        sockets.add(socket);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> answered(sockets) >= ANSWERS_AT_ONCE);
      for (int i = 0; i < TIMES; i++) {
        assertThat(otherIsServed()).isTrue();
      }
    } finally {
      close(sockets);
    }
  }

  @Test
  void requests_that_are_none_write_nothing_into_the_log() throws Exception {
    assertThat(RawRequest.get("/v1/info", "Host: other.example").send(url)).isEqualTo(400);
    assertThat(Files.readString(log)).doesNotContain("other.example", "HttpParser");
  }

  private boolean otherIsServed() {
    RawRequest read = RawRequest.get("/v1/feeds/feed?since=2020-01-01T00:00:00Z", OTHER);
    return RawRequest.get("/v1/health").send(url, PATIENCE_MILLISECONDS) == 200
        && read.send(url, PATIENCE_MILLISECONDS) == 200;
  }

  private static long answered(List<Socket> sockets) throws IOException {
    long answered = 0;
    for (Socket socket : sockets) {
      answered += socket.getInputStream().available() > 0 ? 1 : 0;
    }
    return answered;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
