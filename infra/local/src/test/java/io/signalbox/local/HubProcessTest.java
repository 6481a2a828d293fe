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

  /** The function ends the process as soon as it gets k3, as a lack of memory does. */
  @Test
  void whatAProcessDiedOfIsTriedLaterInSmallerParts() throws Exception {
    Path failing = root.resolve("failing");
    try (HubProcess hub =
        HubProcess.start(root, "-Dsignalbox.test.seen=" + failing, "-Dsignalbox.test.fail=true")) {
      URI url = hub.awaitReady();
      for (String key : List.of("k1", "k2", "k3", "k4")) {
        assertThat(HubProcess.post(url, "/v1/echo/write", key).statusCode()).isEqualTo(200);
      }
      awaitSeen(failing, "k1");
      hub.terminate();
      assertThat(hub.awaitExit()).isZero();
    }
    assertThat(seenUntilItDies("first")).containsExactly("k1", "k2", "k3", "k4");
    assertThat(seenUntilItDies("second")).containsExactly("k1", "k2", "k3");
    Path third = root.resolve("third");
    try (HubProcess hub = HubProcess.start(root, "-Dsignalbox.test.seen=" + third)) {
      hub.awaitReady();
      awaitSeen(third, "k3", "k4");
      hub.terminate();
      assertThat(hub.errors()).contains("died while it was at this work", "Things after 2 (1)");
    }
    assertThat(Files.readAllLines(third)).containsExactly("k3", "k4");
  }

  private List<String> seenUntilItDies(String run) throws Exception {
    Path seen = root.resolve(run);
    try (HubProcess hub =
        HubProcess.start(root, "-Dsignalbox.test.seen=" + seen, "-Dsignalbox.test.halt=k3")) {
      assertThat(hub.awaitExit()).isEqualTo(3);
    }
    return Files.readAllLines(seen);
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
