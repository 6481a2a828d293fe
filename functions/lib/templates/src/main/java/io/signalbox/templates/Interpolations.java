package io.signalbox.templates;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code "a #{b} c"} as {@code ("a " ~ (b) ~ " c")}: Pebble makes concatenations of its own
 * of the one, which nobody can bound, and takes the {@link Sandbox}'s for the other.
 */
final class Interpolations {
  private final List<Token> tokens;
  private final List<Token> written = new ArrayList<>();
  private int next;

  private Interpolations(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The same template without interpolations. */
  static TokenStream asConcatenations(TokenStream stream) {
    Interpolations interpolations = new Interpolations(List.copyOf(stream.getTokens()));
    while (interpolations.next < interpolations.tokens.size()) {
      interpolations.write();
    }
    return new TokenStream(interpolations.written, stream.getFilename());
  }

  private void write() {
    if (!isPiece(next) || (tokens.get(next).test(Token.Type.STRING) && !isPiece(next + 1))) {
      written.add(tokens.get(next++));
      return;
    }
    add(Token.Type.PUNCTUATION, "(");
    writePiece();
    while (isPiece(next)) {
      add(Token.Type.OPERATOR, "~");
      writePiece();
    }
    add(Token.Type.PUNCTUATION, ")");
  }

  private void writePiece() {
    if (tokens.get(next).test(Token.Type.STRING)) {
      written.add(tokens.get(next++));
      return;
    }
    next++;
    add(Token.Type.PUNCTUATION, "(");
    while (next < tokens.size() && !tokens.get(next).test(Token.Type.STRING_INTERPOLATION_END)) {
      write();
    }
    next++;
    add(Token.Type.PUNCTUATION, ")");
  }

  private boolean isPiece(int index) {
    return index < tokens.size()
        && (tokens.get(index).test(Token.Type.STRING)
            || tokens.get(index).test(Token.Type.STRING_INTERPOLATION_START));
  }

  private void add(Token.Type type, String value) {
    int line = tokens.get(Math.min(next, tokens.size() - 1)).getLineNumber();
    written.add(new Token(type, value, line));
  }
}
