package io.signalbox.templates;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The filter {@code join}, whose text is {@linkplain BuiltText bounded}. */
final class BoundedJoin implements Filter {
  private final Filter join;

  BoundedJoin(Filter join) {
    this.join = join;
  }

  @Override
  public Object apply(
      Object input,
      Map<String, Object> arguments,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    return input instanceof Collection<?> values
        ? BuiltText.of(values, String.valueOf(arguments.getOrDefault("separator", "")))
        : join.apply(input, arguments, self, context, lineNumber);
  }

  @Override
  public List<String> getArgumentNames() {
    return join.getArgumentNames();
  }
}
