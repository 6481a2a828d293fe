package io.signalbox.local.front;

import io.signalbox.store.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** How large a body becomes when its compression is undone. */
final class InflatedSize {
  private static final int STEP_BYTES = 16 * 1024;

  private InflatedSize() {}

  /**
   * The size in bytes; the limit where the body would be larger, its own size where it is not gzip.
   */
  static long of(Body body, long limit) {
    byte[] bytes = body.bytes();
    if (bytes.length < 2 || bytes[0] != (byte) 0x1f || bytes[1] != (byte) 0x8b) {
      return bytes.length;
    }
    long size = 0;
    byte[] step = new byte[STEP_BYTES];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int read = in.read(step); read >= 0 && size < limit; read = in.read(step)) {
        size += read;
      }
    } catch (IOException damaged) {
      // What can be read of it is all that a function will inflate.
    }
    return Math.clamp(size, bytes.length, Math.max(limit, bytes.length));
  }
}
