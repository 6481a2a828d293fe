package io.signalbox.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Parts with something before, between and behind them. */
final class FramedBody implements EventBody {
  private static final byte[] NOTHING = {};

  private final OutputStream out;
  private final byte[] between;
  private final byte[] behindEach;
  private final byte[] end;
  private boolean isEmpty = true;

  private FramedBody(OutputStream out, byte[] between, byte[] behindEach, byte[] end) {
    this.out = out;
    this.between = between;
    this.behindEach = behindEach;
    this.end = end;
  }

  /** JSON documents in any layout but {@link Layout#WHOLE}. */
  static FramedBody json(Layout layout, OutputStream out) throws IOException {
    return switch (layout) {
      case ONE -> new FramedBody(out, NOTHING, NOTHING, NOTHING);
      case ARRAY -> opened("[", out, ascii(","), ascii("]"));
      case ARRAY_OF_LINES -> opened("[\n", out, ascii(",\n"), ascii("\n]\n"));
      case LINES -> new FramedBody(out, NOTHING, ascii("\n"), NOTHING);
      case WHOLE -> throw new IllegalArgumentException("JSON documents make no whole");
    };
  }

  /** Parts that follow each other, behind a beginning. */
  static FramedBody following(byte[] beginning, OutputStream out) throws IOException {
    out.write(beginning);
    return new FramedBody(out, NOTHING, NOTHING, NOTHING);
  }

  private static FramedBody opened(String beginning, OutputStream out, byte[] between, byte[] end)
      throws IOException {
    out.write(ascii(beginning));
    return new FramedBody(out, between, NOTHING, end);
  }

  @Override
  public void add(Conversion.Written event) throws IOException {
    for (byte[] part : event.parts()) {
      out.write(isEmpty ? NOTHING : between);
      out.write(part);
      out.write(behindEach);
      isEmpty = false;
    }
  }

  @Override
  public void close() throws IOException {
    out.write(end);
    out.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
