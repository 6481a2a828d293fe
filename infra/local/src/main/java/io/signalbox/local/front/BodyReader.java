package io.signalbox.local.front;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads bodies, or what is left of those that nobody wants. */
final class BodyReader {
  private static final int STEP_BYTES = 16 * 1024;

  /** How much of a refused body is read and dropped, so that the client reads the refusal. */
  private static final long DROPPED_BYTES = 16L * 1024 * 1024;

  private BodyReader() {}

  /**
   * Reads a whole body.
   *
   * @param bytes as many as the client declares, or the most that it may send in chunks
   * @return one byte more than that if the client sends more
   * @throws IOException if the client breaks off or is too slow
   */
  static byte[] read(Request request, RequestHead head, int bytes) throws IOException {
    boolean isDeclared = head.bodyBytes() != RequestHead.UNDECLARED;
    byte[] body = new byte[isDeclared ? bytes : STEP_BYTES];
    int length = 0;
    TransferRate rate = new TransferRate();
    try (InputStream in = Content.Source.asInputStream(request)) {
      while (length <= bytes) {
        if (length == body.length) {
          if (isDeclared) {
            break;
          }
          body = Arrays.copyOf(body, Math.min(2 * length, bytes + 1));
        }
        int read = in.read(body, length, Math.min(body.length - length, STEP_BYTES));
        if (read < 0) {
          break;
        }
        length += read;
        rate.require(length);
      }
    }
    return length == body.length ? body : Arrays.copyOf(body, length);
  }

  /** Reads on without keeping anything, up to a limit and while the client is quick. */
  static void drop(Request request) {
    byte[] step = new byte[STEP_BYTES];
    long dropped = 0;
    TransferRate rate = new TransferRate();
    try (InputStream in = Content.Source.asInputStream(request)) {
      for (int read = in.read(step); read >= 0 && dropped < DROPPED_BYTES; read = in.read(step)) {
        dropped += read;
        rate.require(dropped);
      }
    } catch (IOException gone) {
      // The answer was given, and the connection is about to be closed.
    }
  }
}
