package io.signalbox.templates;

import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.Arrays;

/** The operator {@code ~}, whose text is {@linkplain BuiltText bounded}. */
final class BoundedConcatenation extends ConcatenateExpression {

  @Override
  public String evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
    return BuiltText.of(
        Arrays.asList(
            getLeftExpression().evaluate(self, context),
            getRightExpression().evaluate(self, context)),
        "");
  }
}
