package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of JSON: no value adds to the document that the template writes. */
class JsonTemplateTest {
  private static final String HOSTILE = "a\", \"b\": [\\ \n\u2028 \ud800";
  private static final String ESCAPED = "a\\\", \\\"b\\\": [\\\\ \\n\\u2028 \\ud800";

  private final TemplateEngine engine = TemplateEngine.forJson();

  private String render(String template) throws TemplateException {
    Map<String, Object> variables =
        Map.of(
            "word",
            HOSTILE,
            "count",
            2,
            "flag",
            true,
            "mark",
            "\u0002[1]",
            "list",
            List.of("x", 1),
            "map",
            Map.of("k\"", HOSTILE));
    return engine.render("body", template, variables, 10_000);
  }

  @Test
  void textsAreEscapedBetweenQuotes() throws TemplateException {
    assertThat(render("{\"a\": \"{{ word }}\", \"{{ word }}\": 1}"))
        .isEqualTo("{\"a\": \"" + ESCAPED + "\", \"" + ESCAPED + "\": 1}");
    assertThat(render("\"{{ word | escape }}\"")).isEqualTo("\"" + ESCAPED + "\"");
    assertThat(render("\"{{ word | upper }}\"")).contains("A\\\", \\\"B");
    assertThat(render("\"{{ missing }}\"")).isEqualTo("\"\"");
    assertThat(render("\"{{ list }}\"")).isEqualTo("\"[\\\"x\\\",1]\"");
  }

  @Test
  void theFilterJsonWritesAnyValueOutsideOfQuotes() throws TemplateException {
    assertThat(render("[{{ word | json }}, {{ count }}, {{ flag }}, {{ missing | json }}]"))
        .isEqualTo("[\"" + ESCAPED + "\", 2, true, null]");
    assertThat(render("{{ map | json }}")).isEqualTo("{\"k\\\"\":\"" + ESCAPED + "\"}");
    assertThat(render("{{ list | json }}")).isEqualTo("[\"x\",1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`[{{ word }}]`                      | outside of quotes",
        "`[{{ word | upper }}]`              | outside of quotes",
        "`{\"a\": {{ missing }}}`            | outside of quotes",
        "`\"a\\\" {{ word | json }}\"`       | stands between quotes",
        "`\"{{ list | json }}\"`             | stands between quotes",
        "`{{ word | escape(strategy='js') }}`| outside of quotes",
        "`{{ mark }}`                        | outside of quotes",
        "`{{ word | json | upper }}`         | is faulty",
        "`{{ word | raw }}`                  | Filter [raw] does not exist",
      })
  void aValueInTheWrongPlaceIsAFault(String template, String reason) {
    assertThatThrownBy(() -> render(template))
        .isInstanceOf(TemplateException.Faulty.class)
        .hasMessageContaining(reason);
  }

  @Test
  void jsonIsBoundedAndOtherEnginesHaveNoFilterForIt() {
    List<String> tooLong = List.of("x".repeat(600_000), "x".repeat(600_000));
    assertThatThrownBy(
            () -> engine.render("body", "{{ a | json }}", Map.of("a", tooLong), 10_000_000))
        .isInstanceOf(TemplateException.TooLong.class);
    assertThat(TemplateEngine.forText().fault("{{ a | json }}").orElse("")).isEmpty();
    assertThatThrownBy(
            () -> TemplateEngine.forText().render("text", "{{ a | json }}", Map.of("a", 1), 100))
        .hasMessageContaining("json");
  }
}
