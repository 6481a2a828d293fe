package io.signalbox.envelope;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** UTF-8 that grows: what a canonical form is written into, without a detour by way of texts. */
final class CanonicalText {
  private static final int BYTES_AT_FIRST = 512;

  /** One character of UTF-16 is at most this many bytes of UTF-8; a pair of them is four. */
  private static final int CHARACTER_BYTES = 3;

  private static final int ESCAPED_BYTES = 6;
  private static final HexFormat HEX = HexFormat.of();

  private byte[] bytes = new byte[BYTES_AT_FIRST];
  private int length;

  /** The bytes so far, from the beginning of their array. */
  ByteBuffer written() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  /** Writes a character of ASCII as it is. */
  void write(char ascii) {
    require(1);
    bytes[length++] = (byte) ascii;
  }

  /** Writes a text that is all ASCII as it is. */
  void write(String ascii) {
    require(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
  }

  /** Writes a text as a JSON string (RFC 8785, section 3.2.2.2). */
  void writeQuoted(String text) {
    require(text.length() + 2);
    bytes[length++] = '"';
    int plain = writePlain(text);
    if (plain < text.length()) {
      writeRest(text, plain);
    }
    write('"');
  }

  /**
   * Writes from the beginning what is ASCII and needs no escape: nearly all of nearly every text.
   *
   * @return how many characters that was
   */
  private int writePlain(String text) {
    int end = text.length();
    int at = length;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c > '~') {
        length = at;
        return i;
      }
      bytes[at++] = (byte) c;
    }
    length = at;
    return end;
  }

  private void writeRest(String text, int begin) {
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      require(ESCAPED_BYTES + CHARACTER_BYTES);
      if (c < ' ' || c == '"' || c == '\\') {
        writeEscaped(c);
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        writeContinued(c);
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        writeContinued(c >> 6);
        writeContinued(c);
      } else if (Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
        int point = text.codePointAt(i++);
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        writeContinued(point >> 12);
        writeContinued(point >> 6);
        writeContinued(point);
      } else {
        // UTF-8 has no half of a pair: what the JDK writes, too.
        bytes[length++] = '?';
      }
    }
  }

  /** The lowest six bits. */
  private void writeContinued(int point) {
    bytes[length++] = (byte) (0x80 | (point & 0x3F));
  }

  private void writeEscaped(char c) {
    bytes[length++] = '\\';
    switch (c) {
      case '"', '\\' -> write(c);
      case '\b' -> write('b');
      case '\t' -> write('t');
      case '\n' -> write('n');
      case '\f' -> write('f');
      case '\r' -> write('r');
      default -> write("u" + HEX.toHexDigits(c));
    }
  }

  private void require(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
