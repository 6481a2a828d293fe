package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub is killed at random moments while a client posts that tries again. Every accepted
 * envelope is delivered, and a push is repeated only where its answer was cut off.
 */
class KilledHubTest {
  private static final int ENVELOPES = Integer.getInteger("signalbox.kill.envelopes", 2_000);
  private static final int ROUNDS = Integer.getInteger("signalbox.kill.rounds", 4);

  /** How long a hub lives at the most after it was started. */
  private static final Duration LIFE = Duration.ofSeconds(5);

  private static final Duration SETTLED = Duration.ofMinutes(5);

  private static final int SIDE_BY_SIDE = 4;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path data;

  private final Random random = new Random();
  private final PushReceiver oneByOne = new PushReceiver();
  private final PushReceiver sideBySide = new PushReceiver();
  private final int port = freePort();

  @SuppressWarnings("NullAway.Init")
  private HubProcess hub;

  @BeforeEach
  void loadSettings() throws IOException {
    hub = start();
    hub.awaitReady();
    new HubClient(url(), HubProcess.ADMINISTRATOR_TOKEN)
        .settings(
            new Settings()
                .instance("cert-at")
                .destination(
                    "one-by-one", "{'method': 'http', 'uri': '%s'}".formatted(oneByOne.url()))
                .destination(
                    "side-by-side",
                    "{'method': 'http', 'uri': '%s', 'http': {'parallel': %d}}"
                        .formatted(sideBySide.url(), SIDE_BY_SIDE))
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("one-by-one", "side-by-side", "feed")
                .json());
  }

  @AfterEach
  void stop() {
    hub.close();
    oneByOne.close();
    sideBySide.close();
  }

  @Test
  void every_accepted_envelope_is_delivered_and_no_push_is_repeated_whose_answer_came()
      throws Exception {
    RetryingClient client =
        new RetryingClient(
            new HubClient(url(), "cert-at-token"),
            ENVELOPES,
            LIFE.multipliedBy(ROUNDS).dividedBy(2));
    Thread posting = Thread.ofVirtual().start(client);
    for (int round = 0; round < ROUNDS; round++) {
      Thread.sleep(random.nextLong(LIFE.toMillis()));
      hub.kill();
      hub = start();
    }
    hub.awaitReady();
    posting.join();
    Set<String> accepted = client.accepted();
    assertThat(accepted).hasSize(ENVELOPES);

    await()
        .atMost(SETTLED)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(new TreeSet<>(ids(oneByOne))).isEqualTo(accepted);
              assertThat(new TreeSet<>(ids(sideBySide))).isEqualTo(accepted);
            });
    assertThat(feed()).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(withoutNeighboursAlike(ids(oneByOne))).doesNotHaveDuplicates();
    assertThat(oneByOne.pushes().size() - ENVELOPES).isLessThanOrEqualTo(ROUNDS);
    assertThat(sideBySide.pushes().size() - ENVELOPES).isLessThanOrEqualTo(ROUNDS * SIDE_BY_SIDE);
  }

  /** Only what was on its way when the hub was killed may come twice, and then it is the next. */
  private static List<String> withoutNeighboursAlike(List<String> ids) {
    List<String> left = new ArrayList<>();
    for (String id : ids) {
      if (left.isEmpty() || !left.getLast().equals(id)) {
        left.add(id);
      }
    }
    return left;
  }

  private static List<String> ids(PushReceiver receiver) {
    return receiver.pushes().stream().map(push -> push.json().at("/meta/uuid").asText()).toList();
  }

  private List<String> feed() {
    HubClient client = new HubClient(url(), "cert-at-token");
    List<String> ids = new ArrayList<>();
    String from = "since=2020-01-01T00:00:00Z";
    while (true) {
      HubClient.Answer page = client.get("/v1/feeds/feed?form=decided&limit=1000&" + from);
      if (page.text().isBlank()) {
        return ids;
      }
      page.text().lines().forEach(line -> ids.add(RetryingClient.id(line)));
      from = "after=" + page.header("Signalbox-Cursor");
    }
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private HubProcess start() {
    try {
      return HubProcess.start(
          List.of(),
          LocalHubs.root(),
          "--port",
          Integer.toString(port),
          "--data",
          data.toString(),
          "--allow-loopback");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
