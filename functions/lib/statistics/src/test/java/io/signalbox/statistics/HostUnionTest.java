package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostUnionTest {

  private static byte[] sketch(Random random, int hosts, int different) {
    HllUnion union = new HllUnion(EventCount.REGISTERS_LOG2);
    for (int i = 0; i < hosts; i++) {
      union.update((long) random.nextInt(different));
    }
    return union.getResult(TgtHllType.HLL_4).toCompactByteArray();
  }

  /** Few hosts again and again are listed, and have other estimates than registers. */
  @ParameterizedTest
  @ValueSource(ints = {3, 100, 190, 193, 300, 400, 5_000, 1_000_000})
  void it_estimates_what_the_library_does_after_each_sketch(int different) {
    Random random = new Random(different);
    HostUnion union = new HostUnion();
    HllUnion expected = new HllUnion(EventCount.REGISTERS_LOG2);
    for (int row = 0; row < 300; row++) {
      int most = random.nextInt(20) == 0 ? 500 : 60;
      byte[] sketch = sketch(random, 1 + random.nextInt(most), different);
      union.add(HostSketch.hosts(sketch));
      expected.update(HllSketch.heapify(sketch));
      if (random.nextInt(5) == 0) {
        long host = random.nextInt(different);
        union.add(host);
        expected.update(host);
      }
      if (random.nextInt(10) == 0) {
        assertThat(union.estimate()).isEqualTo(expected.getCompositeEstimate());
        assertThat(HllSketch.heapify(union.sketch()).getCompositeEstimate())
            .isEqualTo(expected.getCompositeEstimate());
      }
    }
    assertThat(union.estimate()).isEqualTo(expected.getCompositeEstimate());
  }

  /** Whatever is added to what, in whatever order, and also what another union has. */
  @ParameterizedTest
  @ValueSource(ints = {3, 100, 190, 193, 300, 400, 5_000, 1_000_000})
  void unions_of_unions_have_the_same_sketch(int different) {
    Random random = new Random(different);
    for (int round = 0; round < 60; round++) {
      List<byte[]> sketches = new ArrayList<>();
      for (int row = random.nextInt(12); row >= 0; row--) {
        int most = random.nextInt(4) == 0 ? 2_000 : 150;
        sketches.add(sketch(random, 1 + random.nextInt(most), different));
      }
      HllUnion expected = new HllUnion(EventCount.REGISTERS_LOG2);
      sketches.forEach(sketch -> expected.update(HllSketch.heapify(sketch)));
      HostUnion union = union(sketches);

      Collections.shuffle(sketches, random);
      int cut = random.nextInt(sketches.size());
      HostUnion other = union(sketches.subList(0, cut));
      other.addLast(union(sketches.subList(cut, sketches.size())));
      HostUnion again = new HostUnion();
      again.add(union.hosts());
      if (random.nextBoolean()) {
        other.pack();
        other.add(HostSketch.hosts(sketches.getFirst()));
      }

      assertThat(union.estimate()).isEqualTo(expected.getCompositeEstimate());
      assertThat(other.sketch()).isEqualTo(union.sketch());
      assertThat(again.sketch()).isEqualTo(union.sketch());
      assertThat(registers(union.sketch()))
          .isEqualTo(registers(expected.getResult(TgtHllType.HLL_4).toCompactByteArray()));
    }
  }

  private static HostUnion union(List<byte[]> sketches) {
    HostUnion union = new HostUnion();
    sketches.forEach(sketch -> union.add(HostSketch.hosts(sketch)));
    return union;
  }

  /** What a sketch says, as the library has it, without the order in which it got hosts. */
  private static byte[] registers(byte[] sketch) {
    HllUnion union = new HllUnion(EventCount.REGISTERS_LOG2);
    for (int i = 0; i < 300; i++) {
      union.update(i);
    }
    union.update(HllSketch.heapify(sketch));
    return Arrays.copyOfRange(union.toCompactByteArray(), 40, 40 + 2_048);
  }

  @Test
  void registers_above_fourteen_more_than_the_least_are_read_and_written() {
    HostUnion union = new HostUnion();
    HllUnion expected = new HllUnion(EventCount.REGISTERS_LOG2);
    for (int register = 0; register < 2_048; register++) {
      int number = register % 37 == 0 ? 25 + register % 39 : 2 + register % 5;
      int[] coupon = {register | (number << 26)};
      union.add(new HostCouponList.Listed(coupon));
      expected.update(HllSketch.heapify(HostSketch.of(coupon)));
    }
    byte[] sketch = expected.getResult(TgtHllType.HLL_4).toCompactByteArray();
    HostUnion read = union(List.of(sketch));

    assertThat(union.estimate()).isEqualTo(expected.getCompositeEstimate());
    assertThat(read.estimate()).isEqualTo(expected.getCompositeEstimate());
    assertThat(registers(union.sketch())).isEqualTo(registers(sketch));
    assertThat(read.sketch()).isEqualTo(union.sketch());
  }
}
