package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event data are an attacker's: nothing of them acts on the terminal or in a spreadsheet. */
class HostileTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Moves the cursor, titles the window, turns the direction, hides, ends lines. */
  private static final String EVIL =
      "a\u001b[2J\u001b]0;title\u0007\u009b31m\r\n"
          + "\u202eexe.fdp\u2066\u200b\ufeff\u2028\u007f\ud800\udb40\udc41z";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "ndjson"})
  void no_format_prints_what_acts_on_a_terminal(String format) throws IOException {
    JsonNode answer =
        JSON.createObjectNode()
            .set(
                "suppressions",
                JSON.createArrayNode()
                    .add(JSON.createObjectNode().put("address", EVIL).put("detail", EVIL)));
    try (FakeHub hub = FakeHub.answering(200, JSON.writeValueAsString(answer))) {
      String out =
          new Typed(folder)
              .at(hub.url(), "token")
              .onTerminal()
              .run("suppressions", "ls", "-o", format)
              .out();

      assertThat(acting(out)).as(out).isEmpty();
      assertThat(out).contains("\\u202e").contains("exe.fdp");
    }
  }

  @Test
  void json_means_the_same_as_it_did() throws IOException {
    String text = EVIL.replace("\ud800\udb40", "\udb40");
    JsonNode answer = JSON.createObjectNode().put("address", text.replace("\ud800", ""));
    try (FakeHub hub = FakeHub.answering(200, JSON.writeValueAsString(answer))) {
      String out =
          new Typed(folder)
              .at(hub.url(), "token")
              .run("suppressions", "show", "x", "-o", "json")
              .out();

      assertThat(JSON.readTree(out)).isEqualTo(JSON.readTree(JSON.writeValueAsString(answer)));
    }
  }

  @Test
  void a_refusal_is_shown_as_harmlessly() throws IOException {
    String problem = JSON.createObjectNode().put("detail", EVIL).toString();
    try (FakeHub hub = FakeHub.answering(400, problem)) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").onTerminal().run("destinations", "ls");

      assertThat(acting(result.err())).as(result.err()).isEmpty();
      assertThat(result.err()).contains("exe.fdp");
    }
  }

  @Test
  void a_feed_on_a_terminal_is_as_harmless() throws IOException {
    FakeHub.Reply page =
        new FakeHub.Reply(
            200,
            java.util.Map.of("Signalbox-Cursor", "c", "Signalbox-More", "false"),
            "{\"source.ip\":\"\u202e\u009b\u001b[2J\"}\n");
    try (FakeHub hub = FakeHub.answering(_ -> page)) {
      Typed typed = new Typed(folder).at(hub.url(), "token").onTerminal();

      assertThat(acting(typed.run("feed", "x").out())).isEmpty();
      assertThat(acting(typed.run("tail", "x", "--since", "1h", "--for", "1s").out())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1 | '=1+1",
        "@SUM(A1) | '@SUM(A1)",
        "+cmd | '+cmd",
        "-2+3 | '-2+3",
        "-5 | -5",
        "\uff1d1 | '\uff1d1",
        "a;=1 | a;'=1",
        "x | x"
      })
  void a_cell_of_csv_is_no_formula(String text, String cell) throws IOException {
    JsonNode answer =
        JSON.createObjectNode()
            .set(
                "suppressions",
                JSON.createArrayNode().add(JSON.createObjectNode().put("address", text)));
    try (FakeHub hub = FakeHub.answering(200, answer.toString())) {
      String out =
          new Typed(folder).at(hub.url(), "token").run("suppressions", "ls", "-o", "csv").out();

      String first = out.lines().skip(1).findFirst().orElseThrow();
      assertThat(List.of(first, first.replace("\"", ""))).contains(cell + ",,,");
    }
  }

  /** The characters of a text, but line ends, that a terminal would not just show. */
  private static List<Integer> acting(String text) {
    return text.codePoints()
        .filter(character -> character != '\n')
        .filter(
            character ->
                switch (Character.getType(character)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> false;
                })
        .boxed()
        .toList();
  }
}
