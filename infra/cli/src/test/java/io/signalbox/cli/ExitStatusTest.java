package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script may rely on. */
class ExitStatusTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "200, 0", "400, 1", "401, 5", "403, 5", "404, 3", "405, 1", "409, 1", "410, 1", "412, 1",
    "422, 1", "428, 1", "429, 6", "500, 4", "502, 4", "503, 6", "504, 4", "301, 4"
  })
  void an_answer_of_the_hub_is_a_status(int answer, int status) throws IOException {
    try (FakeHub hub = FakeHub.answering(answer, "{\"detail\": \"this happened\"}")) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").run("destinations", "show", "soc");

      assertThat(result.status()).isEqualTo(status);
      assertThat(result.err().contains("this happened")).isEqualTo(status != 0);
    }
  }

  @Test
  void a_hub_that_is_away_is_unreachable() {
    Typed.Result result = new Typed(folder).at("http://127.0.0.1:1", "token").run("status");

    assertThat(result.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
    assertThat(result.err()).contains("cannot be connected to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Welcome</html>", "null", "[1, 2]", "{\"welcome\": true}", "{"})
  void what_is_no_hub_is_told(String answer) throws IOException {
    try (FakeHub hub = FakeHub.answering(200, answer)) {
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("status");

      assertThat(result.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
      assertThat(result.err()).contains("is this the address of a hub?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "destinations",
    "destinations show",
    "destinations replay soc",
    "no-such",
    "status --no-such",
    "status --timeout never",
    "deliveries --limit 0",
    "unrouted --since tomorrow-ish",
    "destinations replay soc --until 2026-11-01 --event x",
    "post x --batch 0",
    "find type=",
    "inhibit 192.0.2.1 --until yesterday"
  })
  void a_wrong_command_line_sends_nothing(String line) throws IOException {
    try (FakeHub hub = FakeHub.answering(200, FakeHub.EMPTY)) {
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run(line.split(" "));

      assertThat(result.status()).as(result.all()).isEqualTo(ExitStatus.USAGE.code());
      assertThat(result.err()).doesNotContain("java.");
      assertThat(hub.received()).isEmpty();
    }
  }

  @Test
  void without_a_hub_one_is_told_to_log_in() {
    Typed.Result result = new Typed(folder).run("status");

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(result.err()).contains("signalbox login");
  }

  @Test
  void the_help_names_each_status() {
    String help = new Typed(folder).run("--help").out();

    for (ExitStatus status : ExitStatus.values()) {
      if (status != ExitStatus.OUTPUT_CLOSED) {
        assertThat(help).containsPattern("[ \n]" + status.code() + " [a-z]");
      }
    }
  }
}
