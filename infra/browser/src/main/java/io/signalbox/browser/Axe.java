package io.signalbox.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/** Deque's axe-core, which checks the page that a browser shows. */
final class Axe {
  /** Each fault as its rule and the elements at fault. */
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run({resultTypes: ['violations'], ...arguments[0]}).then(
        (found) => done(found.violations.map(
          (one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 200)).join(' '))),
        (fault) => done(['axe failed: ' + fault]));
      """;

  static final Map<String, Object> EVERYTHING = Map.of();
  static final Map<String, Object> CONTRAST = Map.of("runOnly", List.of("color-contrast"));

  private final String script = script();

  @SuppressWarnings("unchecked") // The script answers with a list of texts.
  List<String> violations(JavascriptExecutor page, Map<String, Object> options) {
    if (Boolean.TRUE.equals(page.executeScript("return typeof axe === 'undefined'"))) {
      page.executeScript(script);
    }
    return (List<String>)
        Objects.requireNonNull(page.executeAsyncScript(RUN, options), "axe gave no answer");
  }

  private static String script() {
    try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(file, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
