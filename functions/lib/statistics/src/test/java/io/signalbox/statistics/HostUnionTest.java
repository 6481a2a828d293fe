package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
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
}
