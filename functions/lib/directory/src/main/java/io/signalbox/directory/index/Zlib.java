package io.signalbox.directory.index;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Deflates bytes and inflates them again (RFC 1950), all at once. */
final class Zlib {
  private static final int GROWTH = 2;

  /** What zlib adds to bytes that do not get smaller. */
  private static final int OVERHEAD_BYTES = 64;

  private Zlib() {}

  static byte[] deflated(byte[] plain) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(plain);
      deflater.finish();
      byte[] deflated = new byte[plain.length / GROWTH + OVERHEAD_BYTES];
      int size = deflater.deflate(deflated);
      while (!deflater.finished()) {
        deflated = Arrays.copyOf(deflated, GROWTH * deflated.length);
        size += deflater.deflate(deflated, size, deflated.length - size);
      }
      return Arrays.copyOf(deflated, size);
    }
  }

  /**
   * Undoes {@link #deflated}.
   *
   * @param offset where in the bytes it begins
   * @param expected how many bytes come out, as far as the caller can tell; at least 1
   * @throws IllegalStateException if the bytes are something else
   */
  static byte[] inflated(byte[] deflated, int offset, int expected) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(deflated, offset, deflated.length - offset);
      byte[] plain = new byte[expected];
      int size = inflater.inflate(plain);
      while (!inflater.finished()) {
        if (inflater.needsInput() || inflater.needsDictionary()) {
          throw new IllegalStateException("A block of the directory is cut off");
        }
        if (size == plain.length) {
          plain = Arrays.copyOf(plain, GROWTH * plain.length);
        }
        size += inflater.inflate(plain, size, plain.length - size);
      }
      return size == plain.length ? plain : Arrays.copyOf(plain, size);
    } catch (DataFormatException damaged) {
      throw new IllegalStateException("A block of the directory cannot be read", damaged);
    }
  }
}
