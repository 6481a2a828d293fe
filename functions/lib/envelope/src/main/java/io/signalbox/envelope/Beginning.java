package io.signalbox.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The beginning of a body that is too large: enough to see what it was. */
public final class Beginning {
  /** What is kept of a body. */
  public static final int BYTES = 1_000_000;

  private static final int STEP_BYTES = 16 * 1024;

  private Beginning() {}

  /**
   * Its text, inflated where it is compressed, as far as that goes: the body may be cut off.
   *
   * @param contentType as the request has it; empty where it has none
   */
  public static String of(byte[] body, String contentType, Optional<String> contentEncoding) {
    byte[] plain =
        contentEncoding.filter(name -> name.toLowerCase(Locale.ROOT).contains("gzip")).isPresent()
            ? inflated(body)
            : body;
    byte[] inner = isGzip(contentType) ? inflated(plain) : plain;
    return new String(inner, 0, Math.min(inner.length, BYTES), StandardCharsets.UTF_8);
  }

  private static boolean isGzip(String contentType) {
    try {
      return MediaType.parse(contentType) == MediaType.GZIP;
    } catch (UnreadableBody unknown) {
      return false;
    }
  }

  private static byte[] inflated(byte[] compressed) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] step = new byte[STEP_BYTES];
      for (int read = in.read(step); read >= 0 && plain.size() < BYTES; read = in.read(step)) {
        plain.write(step, 0, read);
      }
    } catch (IOException cutOff) {
      return plain.size() > 0 ? plain.toByteArray() : compressed;
    }
    return plain.toByteArray();
  }
}
