package io.signalbox.templates;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter {@code json}: any value as JSON, with the quotes that it needs. */
final class JsonValues implements Filter {

  @Override
  public Object apply(
      @Nullable Object input,
      Map<String, Object> arguments,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    return JsonMarks.value(JsonText.of(input));
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of();
  }
}
