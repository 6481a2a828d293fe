package io.signalbox.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflates (RFC 1951) with a dictionary of what IntelMQ's events say again and again. A new
 * dictionary is a new {@link Coding}, since what was stored with the old must still be read.
 */
final class Deflation {
  private static final byte[] DICTIONARY = dictionary();
  private static final int STEP_BYTES = 8 * 1024;

  private Deflation() {}

  static byte[] deflated(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(STEP_BYTES);
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setDictionary(DICTIONARY);
      deflater.setInput(plain);
      deflater.finish();
      byte[] step = new byte[STEP_BYTES];
      while (!deflater.finished()) {
        packed.write(step, 0, deflater.deflate(step));
      }
    }
    return packed.toByteArray();
  }

  /**
   * Undoes {@link #deflated}.
   *
   * @param offset where in the bytes it begins
   * @throws IllegalArgumentException if the bytes are something else
   */
  static byte[] inflated(byte[] packed, int offset) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(STEP_BYTES);
    try (Inflater inflater = new Inflater(true)) {
      inflater.setDictionary(DICTIONARY);
      inflater.setInput(packed, offset, packed.length - offset);
      byte[] step = new byte[STEP_BYTES];
      while (!inflater.finished()) {
        int count = inflater.inflate(step);
        if (count == 0 && inflater.needsInput()) {
          throw new IllegalArgumentException("What was stored is cut off");
        }
        plain.write(step, 0, count);
      }
    } catch (DataFormatException damaged) {
      throw new IllegalArgumentException("What was stored is damaged", damaged);
    }
    return plain.toByteArray();
  }

  private static byte[] dictionary() {
    try (InputStream stream = Deflation.class.getResourceAsStream("dictionary-1.txt")) {
      if (stream == null) {
        throw new IllegalStateException("The dictionary is missing");
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
