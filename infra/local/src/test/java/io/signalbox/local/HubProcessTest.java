package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubProcessTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  @BeforeEach
  void putTheTemplate() throws IOException {
    Files.copy(TestHub.TEMPLATE, root.resolve("template.yaml"));
  }

  @Test
  void afterAKillTheStreamGoesOnWhereItWas() throws Exception {
    Path first = root.resolve("first");
    try (HubProcess hub =
        HubProcess.start(root, "-Dsignalbox.test.seen=" + first, "-Dsignalbox.test.fail=true")) {
      URI url = hub.awaitReady();
      assertThat(HubProcess.post(url, "/v1/echo/write", "k1").statusCode()).isEqualTo(200);
      assertThat(HubProcess.post(url, "/v1/echo/write", "k2").statusCode()).isEqualTo(200);
      awaitSeen(first, "k1");
      hub.kill();
    }
    Path second = root.resolve("second");
    try (HubProcess hub = HubProcess.start(root, "-Dsignalbox.test.seen=" + second)) {
      hub.awaitReady();
      awaitSeen(second, "k1", "k2");
      assertThat(Files.readAllLines(second)).containsExactly("k1", "k2");
    }
  }

  @Test
  void aSecondHubOnTheSameDataSaysWhyItDoesNotStart() throws Exception {
    try (HubProcess hub = HubProcess.start(root)) {
      hub.awaitReady();
      try (HubProcess other = HubProcess.start(root)) {
        assertThat(other.awaitExit()).isEqualTo(1);
        assertThat(other.errors())
            .contains("Signalbox cannot start", "in use by another hub", root.toString());
      }
    }
  }

  @Test
  void toldToStopItStopsInOrder() throws Exception {
    try (HubProcess hub = HubProcess.start(root)) {
      hub.awaitReady();
      hub.terminate();
      assertThat(hub.awaitExit()).isZero();
      assertThat(hub.errors()).doesNotContain("Exception");
    }
  }

  private static void awaitSeen(Path file, String... texts) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(file) && Files.readAllLines(file).containsAll(List.of(texts)));
  }
}
