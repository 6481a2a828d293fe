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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What strangers and clients may send, many at once, to a hub as its script starts it, with the
 * smallest heap: it never dies, and honest clients get through in the end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {
  /** The largest body that the hub takes, roughly. */
  private static final int LARGEST_BYTES = 4_600_000;

  private static final String CLIENT = "Authorization: Bearer client-token";
  private static final String WRONG = "Authorization: Bearer wrong-token";
  private static final String JSON = "Content-Type: application/json";
  private static final int TRIES = 200;

  @SuppressWarnings("NullAway.Init")
  private HubProcess hub;

  @SuppressWarnings("NullAway.Init")
  private URI url;

  private final byte[] events = AttackBodies.events();

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    hub = HubProcess.start(List.of(), TestHub.root(), "--port", "0", "--data", data.toString());
    url = hub.awaitReady();
    new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN)
        .settings(
            new Settings()
                .instance("client")
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("feed")
                .json());
    assertThat(honest().send(url)).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @AfterEach
  void theHubLivesAndServes() {
    assertThat(hub.isAlive()).isTrue();
    assertThat(RawRequest.get("/v1/health").send(url)).isEqualTo(200);
    assertThat(untilTaken(honest())).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 60})
  void bodies_without_a_credential(int clients) throws Exception {
    assertThat(atOnce(clients, () -> post(LARGEST_BYTES).send(url))).containsOnly(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 60})
  void bodies_with_a_wrong_token(int clients) throws Exception {
    assertThat(atOnce(clients, () -> post(LARGEST_BYTES, WRONG).send(url))).containsOnly(401);
  }

  @Test
  void bodies_for_paths_methods_and_sizes_that_are_not_there() throws Exception {
    byte[] body = new byte[LARGEST_BYTES];
    assertThat(atOnce(12, () -> RawRequest.post("/v1/nothing", body, CLIENT).send(url)))
        .containsOnly(404);
    assertThat(atOnce(12, () -> RawRequest.post("/v1/info", body, CLIENT).send(url)))
        .containsOnly(405);
    assertThat(atOnce(12, () -> RawRequest.post("/_local/receiver/x", body).send(url)))
        .containsOnly(404);
    assertThat(atOnce(12, () -> post(10_000_000, CLIENT).send(url))).containsOnly(413);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 60})
  void honest_clients_with_large_bodies_all_get_through(int clients) throws Exception {
    assertThat(atOnce(clients, () -> untilTaken(honest()))).containsOnly(200);
  }

  @Test
  void compressed_bodies_that_become_the_largest_there_are() throws Exception {
    RawRequest bomb =
        RawRequest.post(
            "/v1/envelopes",
            AttackBodies.gzip(new byte[6_000_000]),
            CLIENT,
            JSON,
            "Content-Encoding: gzip");
    RawRequest large =
        RawRequest.post(
            "/v1/envelopes", AttackBodies.gzip(events), CLIENT, JSON, "Content-Encoding: gzip");
    assertThat(atOnce(40, () -> untilTaken(bomb))).containsOnly(400);
    assertThat(atOnce(40, () -> untilTaken(large))).containsOnly(200);
  }

  @Test
  void readers_of_the_largest_answers() throws Exception {
    RawRequest read =
        RawRequest.get("/v1/feeds/feed?since=2020-01-01T00:00:00Z&limit=5000", CLIENT);
    assertThat(atOnce(60, () -> untilTaken(read))).containsOnly(200);
  }

  @Test
  void readers_who_take_nothing_of_their_answers() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = RawRequest.connectWithSmallBuffer(url);
      socket
          .getOutputStream()
          .write(
              RawRequest.get("/v1/feeds/feed?since=2020-01-01T00:00:00Z", CLIENT)
                  .head()
                  .getBytes(StandardCharsets.US_ASCII));
      sockets.add(socket);
    }
    try {
      assertThat(untilTaken(honest())).isEqualTo(200);
    } finally {
      close(sockets);
    }
  }

  @Test
  void connections_of_one_byte_leave_room_for_those_who_say_who_they_are() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 2_000; i++) {
        Socket socket = RawRequest.connect(url);
        socket.getOutputStream().write('G');
        sockets.add(socket);
      }
      assertThat(untilTaken(honest())).isEqualTo(200);
    } finally {
      close(sockets);
    }
  }

  @Test
  void bodies_that_are_announced_and_never_come() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = RawRequest.connect(url);
        socket
            .getOutputStream()
            .write(post(LARGEST_BYTES, CLIENT).head().getBytes(StandardCharsets.US_ASCII));
        sockets.add(socket);
      }
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertThat(honest().send(url)).isEqualTo(200));
    } finally {
      close(sockets);
    }
  }

  private static RawRequest post(int bytes, String... headers) {
    return RawRequest.post("/v1/envelopes", new byte[bytes], headers);
  }

  private RawRequest honest() {
    return RawRequest.post("/v1/envelopes", events, CLIENT, JSON);
  }

  /** As a good client does it: asked to come later, or cut off, it comes again. */
  private int untilTaken(RawRequest request) {
    for (int i = 0; i < TRIES; i++) {
      int status = request.send(url);
      if (status != 503 && status != RawRequest.CUT_OFF) {
        return status;
      }
      pause();
    }
    return 503;
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Integer> atOnce(int clients, Supplier<Integer> request) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        answers.add(threads.submit(request::get));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      return statuses;
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
