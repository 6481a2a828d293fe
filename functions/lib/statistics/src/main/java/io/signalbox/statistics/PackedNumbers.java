package io.signalbox.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

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

  byte[] bytes() {
    return bytes.toByteArray();
  }

  byte[] deflated() {
    return deflatedBehind(new byte[0]);
  }

  /** The same behind other bytes, which stay as they are. */
  byte[] deflatedBehind(byte[] others) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    deflated.writeBytes(others);
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        OutputStream out = new DeflaterOutputStream(deflated, deflater)) {
      bytes.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return deflated.toByteArray();
  }

  /** Reads what was put into others: no more of it than is asked for. */
  static Reader inflated(byte[] deflated) {
    return inflated(deflated, 0);
  }

  /**
   * Reads the same behind other bytes.
   *
   * @param from how many these are
   */
  static Reader inflated(byte[] bytes, int from) {
    return new Reader(bytes, from);
  }

  /** Reads from a place up to another what is not deflated. */
  static Reader reader(byte[] bytes, int from, int to) {
    return new Reader(bytes, from, to);
  }

  /** Gives what was put, in its order. */
  static final class Reader implements AutoCloseable {
    private static final int BUFFER_BYTES = 8_192;

    /** Absent where all is there as it is. */
    private final Optional<Inflater> inflater;

    private final byte[] bytes;
    private int at;
    private int end;

    private Reader(byte[] deflated, int from) {
      Inflater some = new Inflater(true);
      some.setInput(deflated, from, deflated.length - from);
      inflater = Optional.of(some);
      bytes = new byte[BUFFER_BYTES];
    }

    private Reader(byte[] bytes, int from, int to) {
      this.inflater = Optional.empty();
      this.bytes = bytes;
      this.at = from;
      this.end = to;
    }

    private byte nextByte() {
      if (at == end) {
        fill();
      }
      return bytes[at++];
    }

    private void fill() {
      try {
        end = inflater.isEmpty() ? 0 : inflater.get().inflate(bytes);
        at = 0;
      } catch (DataFormatException e) {
        throw new IllegalStateException("A sheet of statistics cannot be read", e);
      }
      if (end == 0) {
        throw new IllegalStateException("A sheet of statistics ends too early");
      }
    }

    long next() {
      long number = 0;
      int shift = 0;
      byte one = nextByte();
      while (one < 0) {
        number |= (one & (MORE - 1L)) << shift;
        shift += BITS;
        one = nextByte();
      }
      return number | ((long) one << shift);
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

    int[] nextInts(int count) {
      int[] numbers = new int[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = nextInt();
      }
      return numbers;
    }

    String nextText() {
      byte[] text = new byte[nextInt()];
      next(text, 0);
      return new String(text, StandardCharsets.UTF_8);
    }

    /** Leaves so many bytes out. */
    void skip(int count) {
      int left = count;
      while (left > end - at) {
        left -= end - at;
        fill();
      }
      at += left;
    }

    /** The place of the next number, of a reader of what is not deflated. */
    int place() {
      return at;
    }

    /** All that was not read yet, of a reader of what is not deflated. */
    byte[] rest() {
      return Arrays.copyOfRange(bytes, at, end);
    }

    /** Copies so many bytes to a place. */
    void next(byte[] to, int from) {
      int place = from;
      while (place < to.length) {
        if (at == end) {
          fill();
        }
        int some = Math.min(end - at, to.length - place);
        System.arraycopy(bytes, at, to, place, some);
        at += some;
        place += some;
      }
    }

    @Override
    public void close() {
      inflater.ifPresent(Inflater::end);
    }
  }
}
