package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file in RocksDB's log format, which its write-ahead logs and its manifest have: blocks of 32
 * KB, in them records of a checksum, a length, a type and a payload. RocksDB takes some damage for
 * the end of such a file; this says where the intact part ends, and what is behind.
 */
final class RecordLog {

  /**
   * What a file holds.
   *
   * @param intactBytes where its last intact record ends
   * @param sizeBytes its size
   * @param intactBehind whether there are intact records behind one that is not
   */
  record Extent(long intactBytes, long sizeBytes, boolean intactBehind) {
    /** Whether all of the file is intact. */
    boolean isWhole() {
      return intactBytes == sizeBytes;
    }
  }

  /** Takes the beginnings of the intact records, as many bytes as it asked for at the most. */
  interface Visitor {
    void visit(ByteBuffer beginning);
  }

  private static final int BLOCK_BYTES = 32 << 10;
  private static final int HEADER_BYTES = 7;
  private static final int LENGTH_AT = 4;
  private static final int TYPE_AT = 6;
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int MASK_ROTATION = 15;

  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;

  private final ByteBuffer bytes;

  private RecordLog(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads a file. Visits the first {@code beginningBytes} of each record before damage. */
  static Extent read(Path file, int beginningBytes, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer content =
          channel.size() == 0
              ? ByteBuffer.allocate(0)
              : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return new RecordLog(content).read(beginningBytes, visitor);
    }
  }

  private Extent read(int beginningBytes, Visitor visitor) {
    ByteBuffer beginning = ByteBuffer.allocate(beginningBytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean begun = false;
    int intact = 0;
    int at = 0;
    while (at < bytes.limit()) {
      if (BLOCK_BYTES - at % BLOCK_BYTES < HEADER_BYTES) {
        int next = Math.min(blockAfter(at), bytes.limit());
        if (!isZero(at, next)) {
          break;
        }
        at = next;
        if (!begun) {
          intact = at;
        }
        continue;
      }
      if (!isFragment(at) || begun != continues(type(at))) {
        break;
      }
      collect(at, beginning);
      begun = type(at) == FIRST || type(at) == MIDDLE;
      at += HEADER_BYTES + length(at);
      if (!begun) {
        visitor.visit(beginning.flip());
        beginning.clear();
        intact = at;
      }
    }
    return new Extent(intact, bytes.limit(), at < bytes.limit() && isIntactBehind(at));
  }

  private void collect(int at, ByteBuffer beginning) {
    int wanted = Math.min(beginning.remaining(), length(at));
    beginning.put(bytes.slice(at + HEADER_BYTES, wanted));
  }

  private static int blockAfter(int at) {
    return at - at % BLOCK_BYTES + BLOCK_BYTES;
  }

  /** Looks at every place behind a bad one, for a bad length says nothing of where to go on. */
  private boolean isIntactBehind(int bad) {
    for (int at = bad + 1; at < bytes.limit(); at++) {
      if (BLOCK_BYTES - at % BLOCK_BYTES >= HEADER_BYTES && isFragment(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFragment(int at) {
    int room = Math.min(blockAfter(at), bytes.limit()) - at;
    if (room < HEADER_BYTES || type(at) < FULL || type(at) > LAST) {
      return false;
    }
    return HEADER_BYTES + length(at) <= room && bytes.getInt(at) == sum(at);
  }

  private int type(int at) {
    return bytes.get(at + TYPE_AT);
  }

  private int length(int at) {
    return Short.toUnsignedInt(bytes.getShort(at + LENGTH_AT));
  }

  private static boolean continues(int type) {
    return type == MIDDLE || type == LAST;
  }

  private boolean isZero(int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** As the file has it: of the type and the payload, rotated, and a constant added. */
  private int sum(int at) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(at + TYPE_AT, 1 + length(at)));
    return Integer.rotateRight((int) sum.getValue(), MASK_ROTATION) + MASK_DELTA;
  }
}
