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
import java.util.List;

/** The tag {@code for}, each round of which takes {@link Steps} for all that stands in it. */
final class MeteredLoop extends ForTokenParser {

  @Override
  public RenderableNode parse(Token token, Parser parser) {
    List<Token> tokens = parser.getStream().getTokens();
    int begin = indexOf(parser.getStream().current(), tokens, 0);
    var loop = (ForNode) super.parse(token, parser);
    int end = indexOf(parser.getStream().current(), tokens, begin);
    return new ForNode(
        loop.getLineNumber(),
        loop.getIterationVariable(),
        loop.getIterable(),
        new MeteredBody(loop.getBody(), end - begin),
        loop.getElseBody());
  }

  // The same token, not an equal one: equal ones stand in many places.
  @SuppressWarnings("ReferenceEquality")
  private static int indexOf(Token wanted, List<Token> tokens, int from) {
    int index = from;
    while (tokens.get(index) != wanted) {
      index++;
    }
    return index;
  }

  private static final class MeteredBody extends BodyNode {
    private final int tokens;

    MeteredBody(BodyNode body, int tokens) {
      super(body.getLineNumber(), body.getChildren());
      this.tokens = tokens;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
        throws IOException {
      Steps.take(tokens);
      super.render(self, writer, context);
    }
  }
}
