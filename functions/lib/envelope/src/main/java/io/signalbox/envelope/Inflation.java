package io.signalbox.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Undoes a body's compression, and stops at the limit: a bomb never fills the memory. */
final class Inflation {
  private static final int STEP_BYTES = 16 * 1024;

  private Inflation() {}

  static byte[] inflated(byte[] body, MediaType type, Optional<String> contentEncoding)
      throws UnreadableBody {
    requireSize(body.length);
    byte[] plain = isGzip(contentEncoding.orElse("")) ? gunzip(body) : body;
    return type == MediaType.GZIP ? gunzip(plain) : plain;
  }

  private static boolean isGzip(String encoding) throws UnreadableBody {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default -> throw new UnreadableBody.UnsupportedType("a content encoding is gzip or none");
    };
  }

  private static byte[] gunzip(byte[] body) throws UnreadableBody {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.max(body.length, STEP_BYTES));
    byte[] step = new byte[STEP_BYTES];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      for (int read = in.read(step); read >= 0; read = in.read(step)) {
        plain.write(step, 0, read);
        requireSize(plain.size());
      }
    } catch (EOFException cutOff) {
      throw new UnreadableBody.Malformed(0, 0, "the gzip stream is cut off");
    } catch (IOException damaged) {
      throw new UnreadableBody.Malformed(0, 0, "gzip (RFC 1952) was expected");
    }
    return plain.toByteArray();
  }

  private static void requireSize(int bytes) throws UnreadableBody {
    if (bytes > Limits.BODY_BYTES) {
      throw new UnreadableBody.TooLarge(Limits.BODY_BYTES_NAME, Limits.BODY_BYTES);
    }
  }
}
