package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long work shows how far it is to who looks at it, beside the output. */
class ProgressTest {
  @TempDir private Path folder;

  @Test
  void a_bar_is_drawn_on_a_terminal_and_nowhere_else() throws IOException {
    String answer = "{\"items\": [{\"status\": \"accepted\"}]}";
    try (FakeHub hub = FakeHub.answering(200, answer)) {
      Files.writeString(folder.resolve("events"), "{\"n\":1}\n");
      Typed.Result piped = new Typed(folder).at(hub.url(), "token").run("post", "events");
      Typed.Result seen =
          new Typed(folder).at(hub.url(), "token").onTerminal().run("post", "events");

      assertThat(piped.err()).isEmpty();
      assertThat(seen.err()).contains("[########################] 1 items").endsWith("\r\u001b[K");
      assertThat(seen.out()).isEqualTo(piped.out());
    }
  }
}
