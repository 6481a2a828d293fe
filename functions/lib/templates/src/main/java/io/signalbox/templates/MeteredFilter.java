package io.signalbox.templates;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter that takes {@link Steps} for what it reads. */
final class MeteredFilter implements Filter {
  private final Filter filter;

  MeteredFilter(Filter filter) {
    this.filter = filter;
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object input,
      Map<String, Object> arguments,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    Steps.takeFor(input);
    return filter.apply(input, arguments, self, context, lineNumber);
  }

  @Override
  public List<String> getArgumentNames() {
    return filter.getArgumentNames();
  }
}
