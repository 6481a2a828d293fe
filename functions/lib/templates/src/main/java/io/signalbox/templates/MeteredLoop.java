package io.signalbox.templates;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import java.io.IOException;
import java.io.Writer;

/** The tag {@code for}, each round of which asks the {@link BoundedText} whether there is time. */
final class MeteredLoop extends ForTokenParser {

  @Override
  public RenderableNode parse(Token token, Parser parser) {
    var loop = (ForNode) super.parse(token, parser);
    return new ForNode(
        loop.getLineNumber(),
        loop.getIterationVariable(),
        loop.getIterable(),
        new MeteredBody(loop.getBody()),
        loop.getElseBody());
  }

  private static final class MeteredBody extends BodyNode {
    MeteredBody(BodyNode body) {
      super(body.getLineNumber(), body.getChildren());
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
        throws IOException {
      ((BoundedText) writer).requireTime();
      super.render(self, writer, context);
    }
  }
}
