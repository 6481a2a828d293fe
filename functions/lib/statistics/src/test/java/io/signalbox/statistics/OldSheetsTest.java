package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.junit.jupiter.api.Test;

/** Sheets of hubs before this version are kept for two years. */
class OldSheetsTest {
  private static byte[] part(int values, boolean hasDelays) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out =
        new DataOutputStream(
            new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true)))) {
      for (int row = 0; row < 2; row++) {
        out.writeByte(row == 0 ? 0 : values - 1);
        for (int i = row == 0 ? 0 : values - 1; i < values; i++) {
          out.writeUTF("value-" + (i + row));
        }
        out.writeLong(7L + row);
        out.writeInt(0);
        if (hasDelays) {
          out.writeShort(1);
          out.writeShort(12);
          out.writeLong(3);
        }
      }
      out.writeByte(255);
    }
    return bytes.toByteArray();
  }

  private static List<String> values(int count, int row) {
    List<String> values = new ArrayList<>(Collections.nCopies(Dimension.ALL.size(), ""));
    for (int i = 0; i < count; i++) {
      values.set(i, "value-" + (i == count - 1 ? i + row : i));
    }
    return values;
  }

  @Test
  void the_first_version_has_nine_values_and_no_durations() throws IOException {
    List<SheetRow> rows = SheetPartCodec.decode(part(9, false), 1, Map.of());

    assertThat(rows)
        .extracting(row -> row.tuple().values())
        .containsExactly(values(9, 0), values(9, 1));
    assertThat(rows).extracting(SheetRow::events).containsExactly(7L, 8L);
    assertThat(rows).extracting(SheetRow::delays).containsOnly(Map.of());
  }

  @Test
  void the_second_version_has_all_values_and_durations() throws IOException {
    List<SheetRow> rows = SheetPartCodec.decode(part(12, true), 2, Map.of());

    assertThat(rows)
        .extracting(row -> row.tuple().values())
        .containsExactly(values(12, 0), values(12, 1));
    assertThat(rows).extracting(SheetRow::delays).containsOnly(Map.of(12, 3L));
  }

  @Test
  void the_third_version_has_columns_with_whole_coupons_and_durations() {
    PackedNumbers out = new PackedNumbers();
    out.put(2);
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      // One distinct value, of both rows.
      out.put(1);
      out.put("value");
      out.put(0);
      out.put(2);
    }
    List.of(7L, 8L, 2L, 1L, 12L, 14L, 9L, 3L, 4L, 5L).forEach(out::put);
    byte[] sketch = sketch(1);
    byte[] large = sketch(30);
    out.put(1);
    out.put(8L + large.length);
    out.put(sketch, 8);
    out.put(large, 0);

    List<SheetRow> rows = SheetPartCodec.decode(out.deflated(), 3, Map.of());

    assertThat(rows).extracting(SheetRow::events).containsExactly(7L, 8L);
    assertThat(rows)
        .extracting(SheetRow::delays)
        .containsExactly(Map.of(12, 3L, 14, 4L), Map.of(9, 5L));
    assertThat(rows).extracting(SheetRow::hosts).containsExactly(sketch, large);
  }

  @Test
  void the_fourth_version_has_quotients_small_numbers_and_remainders_of_coupons() {
    PackedNumbers out = new PackedNumbers();
    out.put(3);
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      // Two distinct values: of the first row, and of both others.
      out.put(2);
      List.of("one", "other").forEach(out::put);
      List.of(0L, 1L, 1L, 2L).forEach(out::put);
    }
    // The events, and no durations.
    List.of(7L, 8L, 9L, 0L, 0L, 0L).forEach(out::put);
    byte[] large = sketch(300);
    List.of(3L, 5L, 193L + large.length).forEach(out::put);
    putCoupons(out, List.of(sketch(3), sketch(5)));
    out.put(large, 0);

    List<SheetRow> rows =
        SheetPartCodec.decode(out.deflated(), 4, Map.of(Dimension.TYPE, Set.of("other")));

    assertThat(rows).extracting(SheetRow::events).containsExactly(8L, 9L);
    assertThat(rows).extracting(row -> hosts(row.hosts())).containsExactly(5L, hosts(large));
    assertThat(SheetPartCodec.decode(out.deflated(), 4, Map.of()))
        .extracting(SheetRow::events)
        .containsExactly(7L, 8L, 9L);
  }

  /** Sketches of up to seven hosts, whose coupons stand behind eight bytes. */
  private static void putCoupons(PackedNumbers out, List<byte[]> sketches) {
    PackedNumbers numbers = new PackedNumbers();
    PackedBits remainders = new PackedBits();
    for (byte[] sketch : sketches) {
      IntBuffer coupons =
          ByteBuffer.wrap(sketch, 8, sketch.length - 8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asIntBuffer();
      int random = RandomSpacing.bits(26, coupons.remaining());
      int[] sorted =
          IntStream.generate(coupons::get)
              .limit(coupons.remaining())
              .boxed()
              .sorted(Comparator.comparingInt(coupon -> coupon & 0x3FF_FFFF))
              .mapToInt(Integer::intValue)
              .toArray();
      int before = 0;
      for (int coupon : sorted) {
        int distance = (coupon & 0x3FF_FFFF) - before;
        out.put(distance >>> random);
        remainders.put(distance, random);
        numbers.put(coupon >>> 26);
        before += distance;
      }
    }
    out.putAll(numbers);
    remainders.putTo(out);
  }

  private static long hosts(byte[] sketch) {
    return Math.round(HllSketch.heapify(sketch).getCompositeEstimate());
  }

  private static byte[] sketch(int hosts) {
    HllSketch sketch = new HllSketch(EventCount.REGISTERS_LOG2, TgtHllType.HLL_4);
    for (long host = 0; host < hosts; host++) {
      sketch.update(host);
    }
    return sketch.toCompactByteArray();
  }
}
