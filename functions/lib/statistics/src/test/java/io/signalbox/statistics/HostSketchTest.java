package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.junit.jupiter.api.Test;

/** That sketches in sheets count what they counted before. */
class HostSketchTest {
  private static byte[] sketch(Random random, int hosts) {
    HllUnion union = new HllUnion(EventCount.REGISTERS_LOG2);
    for (int i = 0; i < hosts; i++) {
      union.update(random.nextLong());
    }
    return hosts == 0 ? new byte[0] : union.getResult(TgtHllType.HLL_4).toCompactByteArray();
  }

  private static double hosts(List<byte[]> sketches) {
    HllUnion union = new HllUnion(EventCount.REGISTERS_LOG2);
    sketches.stream()
        .filter(sketch -> sketch.length > 0)
        .forEach(sketch -> union.update(HllSketch.heapify(sketch)));
    return union.getCompositeEstimate();
  }

  /** That both are of the same hosts: together they are no more. */
  private static void assertAlike(byte[] read, byte[] sketch) {
    assertThat(hosts(List.of(read))).isEqualTo(hosts(List.of(sketch)));
    assertThat(hosts(List.of(read, sketch))).isEqualTo(hosts(List.of(sketch)));
  }

  @Test
  void each_sketch_and_their_union_estimate_the_same() {
    Random random = new Random(1);
    List<byte[]> sketches = new ArrayList<>();
    for (int hosts = 0; hosts < 260; hosts++) {
      sketches.add(sketch(random, hosts));
    }
    sketches.add(sketch(random, 5_000));

    BitSet all = new BitSet();
    all.set(0, sketches.size());

    List<byte[]> read = read(sketches, all);

    for (int i = 0; i < sketches.size(); i++) {
      assertAlike(read.get(i), sketches.get(i));
    }
    assertThat(hosts(read)).isEqualTo(hosts(sketches));
  }

  /** Those of these that are wanted, written and read again. */
  private static List<byte[]> read(List<byte[]> sketches, BitSet wanted) {
    PackedNumbers out = new PackedNumbers();
    byte[] coupons = HostSketch.put(out, sketches);
    try (PackedNumbers.Reader in = PackedNumbers.inflated(out.deflated())) {
      return HostSketch.all(in, sketches.size(), coupons, 0, wanted);
    }
  }

  @Test
  void sketches_between_others_that_are_not_wanted_are_read() {
    Random random = new Random(1);
    List<byte[]> sketches = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      sketches.add(sketch(random, random.nextInt(250)));
    }
    for (int most = 1; most < 250; most += 80) {
      int few = most;
      sketches.replaceAll(_ -> sketch(random, random.nextInt(few + 1)));
      BitSet wanted = new BitSet();
      random.ints(40, 0, sketches.size()).forEach(wanted::set);

      List<byte[]> read = read(sketches, wanted);

      wanted.stream().forEach(row -> assertAlike(read.get(row), sketches.get(row)));
    }
  }

  @Test
  void few_hosts_take_less_than_four_bytes_each() {
    Random random = new Random(1);
    List<byte[]> sketches = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      sketches.add(sketch(random, 40));
    }
    PackedNumbers out = new PackedNumbers();
    byte[] coupons = HostSketch.put(out, sketches);

    assertThat(out.deflatedBehind(coupons)).hasSizeLessThan(1_000 * 40 * 25 / 8);
  }
}
