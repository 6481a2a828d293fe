package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that no hub takes, or not as they are. */
class OddItemsTest {
  private static final String LONG = "{\"x\":\"" + "a".repeat(9 << 20) + "\"}";

  @TempDir private Path folder;

  private static Reply accept(Received request, String more) {
    return Reply.of(
        200,
        request
            .text()
            .lines()
            .map(_ -> "{\"status\": \"accepted\"" + more + "}")
            .collect(Collectors.joining(",", "{\"items\": [", "]}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"n\":1}\n%s\n{\"n\":3}\n", "[{\"n\":1},%s,{\"n\":3}]"})
  void an_item_that_is_too_long_is_refused_here_and_the_others_go(String layout)
      throws IOException {
    try (FakeHub hub = FakeHub.answering(request -> accept(request, ""))) {
      Files.writeString(folder.resolve("events"), layout.replace("%s", LONG));
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("post", "events");

      assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
      assertThat(result.err()).contains("Item 2 is refused: it is longer than 8 MB");
      assertThat(hub.received())
          .extracting(Received::text)
          .containsExactly("{\"n\":1}\n", "{\"n\":3}\n");
    }
  }

  @Test
  void what_was_not_taken_as_it_was_is_told() throws IOException {
    String warning =
        ", \"warnings\": [{\"field\": \"source.ip\", \"reason\": \"it is no address\"}]";
    try (FakeHub hub = FakeHub.answering(request -> accept(request, warning))) {
      Files.writeString(folder.resolve("events"), "{\"n\":1}\n".repeat(9));
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("post", "events");

      assertThat(result.status()).isZero();
      assertThat(result.err())
          .contains("Item 5 is taken, but source.ip: it is no address")
          .contains("More items have warnings")
          .doesNotContain("Item 6");
    }
  }

  @Test
  void an_answer_for_other_items_is_none() throws IOException {
    try (FakeHub hub = FakeHub.answering(200, "{\"items\": [{\"status\": \"accepted\"}]}")) {
      Files.writeString(folder.resolve("events"), "{\"n\":1}\n{\"n\":2}\n");
      Typed.Result result = new Typed(folder).at(hub.url(), "token").run("post", "events");

      assertThat(result.status()).isEqualTo(ExitStatus.UNREACHABLE.code());
      assertThat(result.err()).contains("does not say what became of each item");
    }
  }
}
