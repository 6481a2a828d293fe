package io.signalbox.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * The sketch of a row's hosts as parts of sheets have it. That of a few hosts begins with the same
 * bytes wherever it has as many hosts: it is stored without them.
 */
final class HostSketch {
  /** The library lists up to so many hosts one by one. */
  private static final int LISTED = 8;

  private static final int HEAD_BYTES = 8;

  /** By number of hosts: what a sketch of so many begins with. */
  private static final List<byte[]> HEADS = heads();

  private HostSketch() {}

  private static List<byte[]> heads() {
    List<byte[]> heads = new ArrayList<>();
    HllSketch sketch = new HllSketch(EventCount.REGISTERS_LOG2, TgtHllType.HLL_4);
    heads.add(new byte[0]);
    for (int hosts = 1; heads.size() < LISTED; hosts++) {
      sketch.update((long) hosts);
      byte[] bytes = sketch.toCompactByteArray();
      if (bytes.length == HEAD_BYTES + heads.size() * Integer.BYTES) {
        byte[] head = new byte[HEAD_BYTES];
        System.arraycopy(bytes, 0, head, 0, HEAD_BYTES);
        heads.add(head);
      }
    }
    return heads;
  }

  /** Says how many hosts are listed, or behind all such numbers how many bytes the sketch has. */
  static void putHead(PackedNumbers out, byte[] sketch) {
    out.put(isListed(sketch) ? listed(sketch) : LISTED + sketch.length);
  }

  static void putRest(PackedNumbers out, byte[] sketch) {
    out.put(sketch, isListed(sketch) && sketch.length > 0 ? HEAD_BYTES : 0);
  }

  private static int listed(byte[] sketch) {
    return sketch.length == 0 ? 0 : (sketch.length - HEAD_BYTES) / Integer.BYTES;
  }

  private static boolean isListed(byte[] sketch) {
    int hosts = listed(sketch);
    if (hosts >= LISTED || sketch.length != HEADS.get(hosts).length + hosts * Integer.BYTES) {
      return false;
    }
    byte[] head = HEADS.get(hosts);
    for (int i = 0; i < head.length; i++) {
      if (head[i] != sketch[i]) {
        return false;
      }
    }
    return true;
  }

  /** The sketches of so many rows. */
  static List<byte[]> all(PackedNumbers.Reader in, int size) {
    long[] heads = in.next(size);
    List<byte[]> all = new ArrayList<>(size);
    for (long number : heads) {
      int head = (int) number;
      if (head >= LISTED) {
        byte[] whole = new byte[head - LISTED];
        in.next(whole, 0);
        all.add(whole);
      } else {
        byte[] sketch = new byte[HEADS.get(head).length + head * Integer.BYTES];
        System.arraycopy(HEADS.get(head), 0, sketch, 0, HEADS.get(head).length);
        in.next(sketch, HEADS.get(head).length);
        all.add(sketch);
      }
    }
    return all;
  }
}
