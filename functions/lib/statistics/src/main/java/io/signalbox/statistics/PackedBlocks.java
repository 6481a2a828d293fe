package io.signalbox.statistics;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Blocks of numbers, of which each can be passed without being read. Before each there are the
 * number of its bytes, and to how many they are deflated; zero where that takes no fewer.
 */
final class PackedBlocks {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(PackedNumbers block) {
    byte[] whole = block.bytes();
    byte[] deflated = block.deflated();
    boolean isDeflated = deflated.length < whole.length;
    PackedNumbers head = new PackedNumbers();
    head.put(whole.length);
    head.put(isDeflated ? deflated.length : 0);
    bytes.writeBytes(head.bytes());
    bytes.writeBytes(isDeflated ? deflated : whole);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Whether there are so many blocks from a place to the end, of which the first is small. */
  static boolean areAt(byte[] bytes, int from, int count) {
    PackedNumbers.Reader in = PackedNumbers.reader(bytes, from, bytes.length);
    try {
      for (int number = 0; number < count; number++) {
        long whole = in.next();
        long deflated = in.next();
        long length = deflated == 0 ? whole : deflated;
        boolean isBlock = number > 0 ? deflated < whole || deflated == 0 : deflated == 0;
        if (!isBlock || length < 0 || length > bytes.length - in.place()) {
          return false;
        }
        in.skip((int) length);
      }
    } catch (IllegalStateException endsTooEarly) {
      return false;
    }
    return in.place() == bytes.length;
  }

  /** Gives the blocks in their order. */
  static final class Reader {
    private final Inflater inflater;
    private final byte[] bytes;
    private int at;

    /**
     * A reader of blocks.
     *
     * @param from their place among these bytes
     * @param inflater of raw bytes, for one reader after the other
     */
    Reader(byte[] bytes, int from, Inflater inflater) {
      this.bytes = bytes;
      this.at = from;
      this.inflater = inflater;
    }

    void skip() {
      int whole = length();
      int deflated = length();
      at += deflated == 0 ? whole : deflated;
    }

    PackedNumbers.Reader next() {
      int whole = length();
      int deflated = length();
      int from = at;
      at += deflated == 0 ? whole : deflated;
      return deflated == 0
          ? PackedNumbers.reader(bytes, from, at)
          : PackedNumbers.reader(inflated(from, deflated, whole), 0, whole);
    }

    private byte[] inflated(int from, int deflated, int whole) {
      byte[] block = new byte[whole];
      inflater.reset();
      inflater.setInput(bytes, from, deflated);
      int done = 0;
      try {
        while (done < whole) {
          int more = inflater.inflate(block, done, whole - done);
          if (more == 0) {
            throw new IllegalStateException("A sheet of statistics ends too early");
          }
          done += more;
        }
      } catch (DataFormatException e) {
        throw new IllegalStateException("A sheet of statistics cannot be read", e);
      }
      return block;
    }

    private int length() {
      PackedNumbers.Reader in = PackedNumbers.reader(bytes, at, bytes.length);
      int length = in.nextInt();
      at = in.place();
      return length;
    }
  }
}
