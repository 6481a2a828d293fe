package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.scenarios.HubClient;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts on the data of version 0.2.0. A hub of that version got three envelopes of {@code
 * cert-at}, gave it two of them from its feed, and was backed up by its own command.
 */
class EarlierVersionTest {
  private static final String BACKUP = "hub-0.2.0.zip";
  private static final Instant AN_HOUR_LATER = Instant.parse("2026-11-29T05:00:00Z");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @BeforeEach
  void restore() throws Exception {
    try (InputStream backup =
        Objects.requireNonNull(EarlierVersionTest.class.getResourceAsStream(BACKUP))) {
      Files.copy(backup, folder.resolve(BACKUP));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Objects.requireNonNull(MaintenanceCommand.all().get("restore"))
        .run(
            List.of(folder.resolve(BACKUP).toString(), "--data", data().toString()),
            new Command.Surroundings(
                TestHub.root(), Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8)));
    assertThat(data().resolve("store/format")).hasContent("signalbox-store 2");
  }

  @Test
  void itsReadersGoOnWhereTheyWere() throws Exception {
    try (LocalHub hub = start();
        HubClient client = new HubClient(hub.baseUrl(), "token-of-cert-at-in-0.2.0")) {
      assertThat(client.get("/v1/feeds/exchange").text())
          .contains("192.0.2.3")
          .doesNotContain("192.0.2.1")
          .doesNotContain("192.0.2.2");
      assertThat(client.get("/v1/feeds/exchange?since=2026-11-01T00:00:00Z").text())
          .contains("192.0.2.1", "192.0.2.2", "192.0.2.3");
    }
  }

  @Test
  void theStoreIsMigratedAndKeptAsItWas() throws Exception {
    start().close();
    start().close();

    assertThat(data().resolve("store/format")).hasContent("signalbox-store 4");
    assertThat(data().resolve("store/before-format-4/format")).hasContent("signalbox-store 2");
  }

  @Test
  void aHubThatIsOlderThanItsDataRefuses() throws Exception {
    Files.writeString(data().resolve("store/format"), "signalbox-store 5\n");

    assertThatIllegalStateException()
        .isThrownBy(this::start)
        .withMessageContaining("store format 5")
        .withMessageContaining("start a newer one");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private LocalHub start() throws Exception {
    Clock system = Clock.systemUTC();
    return LocalHub.start(
        Options.inMemory(TestHub.root().resolve("template.yaml"))
            .withData(data())
            .withClock(Clock.offset(system, Duration.between(system.instant(), AN_HOUR_LATER))));
  }
}
