package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ParsedTemplatesTest {
  private final ParsedTemplates templates = new ParsedTemplates(10);
  private final PebbleTemplate some = new PebbleEngine.Builder().build().getLiteralTemplate("some");

  @Test
  void thoseUsedLastStayAsFarAsTheirSourcesHaveRoom() {
    templates.keep("aaaa", some);
    templates.keep("bbbb", some);
    templates.keep("aaaa", some);
    assertThat(templates.find("aaaa")).containsSame(some);
    templates.keep("cccc", some);
    assertThat(templates.find("bbbb")).isEmpty();
    assertThat(templates.find("aaaa")).isPresent();
    templates.keep("longer than the room", some);
    assertThat(templates.find("longer than the room")).isEmpty();
    assertThat(templates.find("aaaa")).isPresent();
  }

  /** Each has variables of its own, and as many steps as if it were alone. */
  @Test
  void aTemplateIsRenderedByManyAtOnceAsByOne() throws Exception {
    TemplateEngine engine = TemplateEngine.forText();
    String source = "{% for i in list %}{{ i }}{% if loop.last %}.{% endif %}{% endfor %}";
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<String>> texts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Map<String, Object> variables = Map.of("list", List.of(i, "-", i));
        texts.add(threads.submit(() -> engine.render("text", source, variables, 1_000)));
      }
      for (int i = 0; i < 400; i++) {
        assertThat(texts.get(i).get()).isEqualTo(i + "-" + i + ".");
      }
    }
  }
}
