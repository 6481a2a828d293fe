package io.signalbox.bench.flow;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 messages with a Content-Length off a connection, and nothing else: a whole client
 * or server would take the CPU time that the hub is to have.
 */
final class Wire {
  private static final String LENGTH = "\r\ncontent-length:";

  private final InputStream in;
  private byte[] buffer = new byte[16 * 1024];
  private int filled;

  Wire(InputStream in) {
    this.in = in;
  }

  /**
   * A message.
   *
   * @param start its first line
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Message(String start, byte[] body) {}

  /** The next message; null where the other side has ended the connection. */
  @Nullable Message next() throws IOException {
    int headEnd = headEnd(0);
    while (headEnd < 0) {
      int before = filled;
      if (!fill()) {
        if (filled > 0) {
          throw new EOFException("The connection ended in a message's head");
        }
        return null;
      }
      headEnd = headEnd(Math.max(0, before - 3));
    }
    String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
    int end = headEnd + 4 + length(head);
    while (filled < end) {
      if (!fill()) {
        throw new EOFException("The connection ended in a message's body");
      }
    }
    byte[] body = Arrays.copyOfRange(buffer, headEnd + 4, end);
    System.arraycopy(buffer, end, buffer, 0, filled - end);
    filled -= end;
    return new Message(head.lines().findFirst().orElse(""), body);
  }

  private boolean fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read >= 0;
  }

  private int headEnd(int from) {
    for (int at = from; at + 3 < filled; at++) {
      if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r') {
        return at;
      }
    }
    return -1;
  }

  private static int length(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      return 0;
    }
    int begin = at + LENGTH.length();
    int end = head.indexOf('\r', begin);
    return Integer.parseInt(head.substring(begin, end < 0 ? head.length() : end).strip());
  }
}
