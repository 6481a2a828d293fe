package io.signalbox.envelope;

import java.util.Optional;

/** A body of which no item can be told from another. */
public abstract sealed class UnreadableBody extends Exception {

  private UnreadableBody(String message) {
    super(message);
  }

  /** Not JSON, not UTF-8, not gzip, or cut off. */
  public static final class Malformed extends UnreadableBody {
    private final int line;
    private final int column;
    private final String expected;
    private final transient Optional<String> text;

    /**
     * Says where.
     *
     * @param line from 1; 0 where a place can't be told
     * @param column from 1, in characters; 0 where a place can't be told
     */
    public Malformed(int line, int column, String expected) {
      this(line, column, expected, Optional.empty());
    }

    private Malformed(int line, int column, String expected, Optional<String> text) {
      super(line == 0 ? expected : "line %d, column %d: %s".formatted(line, column, expected));
      this.line = line;
      this.column = column;
      this.expected = expected;
      this.text = text;
    }

    Malformed in(String body) {
      return new Malformed(line, column, expected, Optional.of(body));
    }

    public int line() {
      return line;
    }

    public int column() {
      return column;
    }

    public String expected() {
      return expected;
    }

    /** The body, as far as it is text; empty where it could not be inflated. */
    public Optional<String> text() {
      return text;
    }
  }

  /** More than a limit allows; found before more than that was held in memory. */
  public static final class TooLarge extends UnreadableBody {
    private final String limitName;
    private final int limit;

    public TooLarge(String limitName, int limit) {
      super("a body has at most %s = %d".formatted(limitName, limit));
      this.limitName = limitName;
      this.limit = limit;
    }

    /** A body that is larger than a request's may be. */
    public static TooLarge ofBody() {
      return new TooLarge(Limits.BODY_BYTES_NAME, Limits.BODY_BYTES);
    }

    /** The limit's name at {@code GET /v1/info}. */
    public String limitName() {
      return limitName;
    }

    public int limit() {
      return limit;
    }
  }

  /** A content type, character set or content encoding that is not understood. */
  public static final class UnsupportedType extends UnreadableBody {
    public UnsupportedType(String message) {
      super(message);
    }
  }
}
