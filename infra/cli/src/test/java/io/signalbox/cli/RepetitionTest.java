package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent again, when, and what never is. */
class RepetitionTest {
  private static final Reply BUSY =
      new Reply(503, Map.of("Retry-After", "3"), "{\"detail\": \"busy\"}");

  @TempDir private Path folder;

  @Test
  void a_post_whose_answer_is_lost_is_sent_once() throws IOException {
    try (FakeHub hub = FakeHub.answering(_ -> Reply.NONE)) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").run("destinations", "pause", "soc");

      assertThat(result.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
      assertThat(hub.received()).hasSize(1);
    }
  }

  @Test
  void a_question_is_asked_again_as_the_hub_says() throws IOException {
    AtomicInteger count = new AtomicInteger();
    try (FakeHub hub =
        FakeHub.answering(_ -> count.incrementAndGet() < 3 ? BUSY : Reply.of(200, FakeHub.EMPTY))) {
      Typed typed = new Typed(folder).at(hub.url(), "token");

      assertThat(typed.run("destinations", "ls").status()).isZero();
      assertThat(typed.slept()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
    }
  }

  @Test
  void a_wait_that_is_longer_than_the_patience_is_not_begun() throws IOException {
    Reply tomorrow = new Reply(429, Map.of("Retry-After", "3600"), "{\"detail\": \"used up\"}");
    try (FakeHub hub = FakeHub.answering(_ -> tomorrow)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");
      Typed.Result result = typed.run("destinations", "ls", "--wait", "10m");

      assertThat(result.status()).isEqualTo(ExitStatus.LATER.code());
      assertThat(result.err()).contains("used up");
      assertThat(typed.slept()).isEmpty();
    }
  }

  @Test
  void the_waits_together_stay_within_the_patience() throws IOException {
    try (FakeHub hub = FakeHub.answering(_ -> BUSY)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");

      assertThat(typed.run("destinations", "ls", "--wait", "10s").status())
          .isEqualTo(ExitStatus.LATER.code());
      assertThat(typed.slept()).hasSize(3);
    }
  }

  @Test
  void a_write_that_could_be_done_twice_is_not_sent_again() throws IOException {
    try (FakeHub hub = FakeHub.answering(_ -> BUSY)) {
      Typed typed = new Typed(folder).at(hub.url(), "token");

      assertThat(typed.run("destinations", "pause", "soc").status())
          .isEqualTo(ExitStatus.LATER.code());
      assertThat(hub.received()).hasSize(1);
    }
  }

  @Test
  void a_replay_is_sent_again_under_the_same_key() throws IOException {
    AtomicInteger posts = new AtomicInteger();
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                request.method().equals("POST") && posts.incrementAndGet() == 1
                    ? BUSY
                    : Reply.of(200, "{\"status\": \"finished\"}"))) {
      Typed typed = new Typed(folder).at(hub.url(), "token");

      assertThat(typed.run("destinations", "replay", "soc", "--set-aside", "-y").status()).isZero();
      assertThat(hub.received().stream().map(one -> one.header("Idempotency-key")).distinct())
          .hasSize(2)
          .contains("");
    }
  }

  @Test
  void a_dry_run_sends_no_write() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, FakeHub.EMPTY)) {
      Typed.Result result =
          new Typed(folder)
              .at(hub.url(), "token")
              .run("destinations", "pause", "a/../b c", "--reason", "they move", "--dry-run");

      assertThat(result.status()).isZero();
      assertThat(result.out())
          .contains("/v1/destinations/a%2F..%2Fb%20c/pause")
          .contains("they move");
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void what_cannot_be_taken_back_is_asked_for() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, FakeHub.EMPTY)) {
      String[] remove = {"directory", "rm", "contacts", "x"};
      Typed typed = new Typed(folder).at(hub.url(), "token");
      assertThat(typed.run(remove).err()).contains("--yes");
      assertThat(typed.onTerminal().input("n\n").run(remove).err()).contains("Nothing was done");
      assertThat(hub.received()).isEmpty();

      assertThat(typed.input("y\n").run(remove).status()).isZero();
      assertThat(hub.received()).hasSize(1);
    }
  }
}
