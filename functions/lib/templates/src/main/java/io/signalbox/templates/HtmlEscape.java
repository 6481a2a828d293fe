package io.signalbox.templates;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/**
 * The filter {@code escape}, for HTML whatever strategy a template names: text that was escaped for
 * JavaScript would count as safe, and is not.
 */
final class HtmlEscape implements Filter {
  private static final Map<String, Object> FOR_HTML = Map.of("strategy", "html");

  private final Filter escape;

  HtmlEscape(Filter escape) {
    this.escape = escape;
  }

  @Override
  public Object apply(
      Object input,
      Map<String, Object> arguments,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    return escape.apply(input, FOR_HTML, self, context, lineNumber);
  }

  @Override
  public List<String> getArgumentNames() {
    return escape.getArgumentNames();
  }
}
