package io.signalbox.envelope;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text from bytes that must be UTF-8 (RFC 3629). */
final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * The text, without a byte order mark.
   *
   * @param firstLine the number of the line that the bytes begin with
   */
  static String text(byte[] bytes, int begin, int end, int firstLine)
      throws UnreadableBody.Malformed {
    String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    // Java's quick way puts it where bytes are no UTF-8; but somebody may also have sent it.
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(ByteBuffer.wrap(bytes, begin, end - begin), firstLine);
    }
    boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return isMarked ? text.substring(1) : text;
  }

  private static void requireUtf8(ByteBuffer bytes, int firstLine) throws UnreadableBody.Malformed {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      String before = text.flip().toString();
      int line = firstLine + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      throw new UnreadableBody.Malformed(line, column, "UTF-8 was expected");
    }
  }
}
