package io.signalbox.templates;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.signalbox.templates.JsonMarks.Marked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter {@code escape}, through which all goes that a template of JSON prints. */
final class JsonStrings implements Filter {

  @Override
  public @Nullable Object apply(
      @Nullable Object input,
      Map<String, Object> arguments,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    return switch (input) {
      case null -> JsonMarks.string("");
      case Marked marked -> marked;
      case Number number -> JsonMarks.bare(number);
      case Boolean truth -> JsonMarks.bare(truth);
      case Map<?, ?> map -> JsonMarks.string(JsonText.escaped(JsonText.of(map)));
      case Collection<?> items -> JsonMarks.string(JsonText.escaped(JsonText.of(items)));
      default -> JsonMarks.string(JsonText.escaped(input.toString()));
    };
  }

  /** As Pebble names them, which calls the filter by itself. */
  @Override
  public List<String> getArgumentNames() {
    return List.of("strategy");
  }
}
