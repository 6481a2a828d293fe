package io.signalbox.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Numbers that are not negative, seven bits a byte, the lowest first, and texts; deflated. */
final class PackedNumbers {
  private static final int BITS = 7;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void put(long number) {
    long left = number;
    while (left >= MORE) {
      bytes.write((int) (left | MORE));
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  void put(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    bytes.writeBytes(utf8);
  }

  void put(byte[] raw, int from) {
    bytes.write(raw, from, raw.length - from);
  }

  void putAll(PackedNumbers others) {
    bytes.writeBytes(others.bytes.toByteArray());
  }

  byte[] deflated() {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        OutputStream out = new DeflaterOutputStream(deflated, deflater)) {
      bytes.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return deflated.toByteArray();
  }

  /** Reads what was put into others. */
  static Reader inflated(byte[] deflated) {
    try (Inflater inflater = new Inflater(true);
        InflaterInputStream in =
            new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
      return new Reader(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("A sheet of statistics cannot be read", e);
    }
  }

  /** Gives what was put, in its order. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    private Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    long next() {
      long number = 0;
      int shift = 0;
      while (bytes[at] < 0) {
        number |= (bytes[at++] & (MORE - 1L)) << shift;
        shift += BITS;
      }
      return number | ((long) bytes[at++] << shift);
    }

    int nextInt() {
      return Math.toIntExact(next());
    }

    long[] next(int count) {
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = next();
      }
      return numbers;
    }

    String nextText() {
      int length = nextInt();
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** Copies so many bytes to a place. */
    void next(byte[] to, int from) {
      System.arraycopy(bytes, at, to, from, to.length - from);
      at += to.length - from;
    }
  }
}
