package io.signalbox.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.cli.Typed;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub did and could not tell is neither lost nor done twice. */
class LostAnswersTest {
  private static final int EVENTS = 300;

  @TempDir private Path folder;

  @Test
  void a_file_whose_posting_lost_an_answer_is_in_the_feed_once() throws IOException {
    try (RecordedHub hub = RecordedHub.start()) {
      HubClient administrator = new HubClient(hub.url(), hub.token());
      administrator.settings(
          new Settings()
              .instance("tester")
              .destination("kept", "{'method': 'pull', 'form': 'bare'}")
              .routeAllTo("kept")
              .json());
      Typed typed = new Typed(folder).at(hub.url().toString(), "tester-token");
      StringBuilder events = new StringBuilder();
      for (int i = 1; i <= EVENTS; i++) {
        events.append("{\"source.asn\": ").append(i).append("}\n");
      }
      Files.writeString(folder.resolve("events"), events);

      hub.loseAnswers(1);
      assertThat(typed.run("post", "events", "--batch", "100").status()).isEqualTo(4);
      Typed.Result resumed = typed.run("post", "events", "--batch", "100");
      assertThat(resumed.status()).as(resumed.all()).isZero();
      assertThat(resumed.out()).contains("duplicate  100").contains("accepted   200");

      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                typed.run("feed", "kept", "--cursor", "place", "--to", "read");
                return lines() >= EVENTS;
              });
      typed.run("feed", "kept", "--cursor", "place", "--to", "read");
      assertThat(Files.readAllLines(folder.resolve("read")))
          .hasSize(EVENTS)
          .doesNotHaveDuplicates();
    }
  }

  private long lines() throws IOException {
    Path read = folder.resolve("read");
    return Files.exists(read) ? Files.readAllLines(read).size() : 0;
  }
}
