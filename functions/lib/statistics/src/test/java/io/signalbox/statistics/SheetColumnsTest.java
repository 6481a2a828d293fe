package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Inflater;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a question asks for, it gets from columns what it gets from all rows. */
class SheetColumnsTest {
  private static SheetRow row(Random random) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      values.add(i < 3 ? "same" : "value-" + random.nextInt(1 + i) + "ü".repeat(i % 3));
    }
    Map<Integer, Long> delays = new HashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      delays.put(random.nextInt(300), 1L + random.nextInt(1_000));
    }
    int most = random.nextInt(20) == 0 ? 1_000 : 40;
    return new SheetRow(
        new Tuple(values),
        1L + random.nextInt(1_000_000),
        sketch(random, random.nextInt(most)),
        delays);
  }

  private static byte[] sketch(Random random, int hosts) {
    HllSketch sketch = new HllSketch(EventCount.REGISTERS_LOG2, TgtHllType.HLL_4);
    for (int i = 0; i < hosts; i++) {
      sketch.update(random.nextInt(100_000));
    }
    return hosts == 0 ? new byte[0] : sketch.toCompactByteArray();
  }

  /** A part as the fifth version has it. */
  private static byte[] ofFifthVersion(List<SheetRow> rows) {
    PackedNumbers out = new PackedNumbers();
    out.put(rows.size());
    for (int i = 0; i < Dimension.ALL.size(); i++) {
      out.putAll(ValueColumn.written(rows, i));
    }
    rows.forEach(row -> out.put(row.events()));
    DelayColumns.put(out, rows);
    byte[] coupons = HostSketch.put(out, rows.stream().map(SheetRow::hosts).toList());
    return out.deflatedBehind(
        ByteBuffer.allocate(Integer.BYTES + coupons.length)
            .putInt(coupons.length)
            .put(coupons)
            .array());
  }

  private static Question question(Random random) {
    List<Dimension> dimensions = new ArrayList<>(Dimension.ALL);
    Collections.shuffle(dimensions, random);
    Map<Dimension, Set<String>> where = new HashMap<>();
    for (Dimension dimension : dimensions.subList(0, random.nextInt(3))) {
      int place = Dimension.ALL.indexOf(dimension);
      String value = place < 3 ? "same" : "value-" + random.nextInt(4) + "ü".repeat(place % 3);
      where.put(dimension, random.nextBoolean() ? Set.of(value) : Set.of(value, "other"));
    }
    Collections.shuffle(dimensions, random);
    return new Question(
        dimensions.subList(0, random.nextInt(3)),
        where,
        Instant.EPOCH,
        Optional.empty(),
        Level.DAY,
        random.nextBoolean());
  }

  private record Sum(long events, long hosts, Map<Integer, Long> delays) {}

  private static Map<String, Sum> expected(List<SheetRow> rows, Question question) {
    Map<String, EventCount> counts = new TreeMap<>();
    rows.stream()
        .filter(row -> question.counts(row.tuple()))
        .forEach(
            row ->
                counts
                    .computeIfAbsent(
                        question.values(row.tuple()).toString(), unknown -> new EventCount())
                    .add(row));
    return sums(counts, question);
  }

  private static Map<String, Sum> sums(Map<String, EventCount> counts, Question question) {
    Map<String, Sum> sums = new TreeMap<>();
    counts.forEach(
        (values, count) ->
            sums.put(
                values,
                new Sum(
                    count.events(),
                    count.hosts(),
                    question.hasTimes() ? count.delays().counts() : Map.of())));
    return sums;
  }

  private final Inflater inflater = new Inflater(true);

  @AfterEach
  void close() {
    inflater.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void sums_of_asked_columns_are_those_of_rows(int version) {
    Random random = new Random(version);
    for (int size : List.of(0, 1, 7, 150, 400)) {
      List<SheetRow> rows = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        rows.add(row(random));
      }
      byte[] part = version == 5 ? ofFifthVersion(rows) : SheetPartCodec.encode(rows);
      assertThat(SheetPartCodec.decode(part, version, Map.of()))
          .usingRecursiveComparison()
          .ignoringFields("hosts")
          .isEqualTo(rows);
      for (int i = 0; i < 60; i++) {
        Question question = question(random);
        Map<String, EventCount> counts = new TreeMap<>();

        SheetPartCodec.addUp(
            part,
            version,
            question,
            inflater,
            values -> counts.computeIfAbsent(values.toString(), unknown -> new EventCount()));

        assertThat(sums(counts, question)).as("%s", question).isEqualTo(expected(rows, question));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 48, 1_000})
  void bits_of_any_length_are_read_and_passed(int seed) {
    Random random = new Random(seed);
    PackedBits out = new PackedBits();
    long[] numbers = new long[500];
    int[] bits = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      bits[i] = random.nextInt(PackedBits.BITS_MOST + 1);
      numbers[i] = random.nextLong() & ((1L << bits[i]) - 1);
      out.put(numbers[i], bits[i]);
      out.putOnes(i % 90);
    }
    PackedBits.Reader in = new PackedBits.Reader(out.bytes());
    for (int i = 0; i < numbers.length; i++) {
      if (random.nextInt(4) == 0) {
        int behind = Math.min(numbers.length, i + random.nextInt(5));
        in.skip(Arrays.stream(bits, i, behind).sum() + ones(i, behind));
        i = behind - 1;
      } else {
        assertThat(in.next(bits[i])).isEqualTo(numbers[i]);
        assertThat(in.nextOnes()).isEqualTo(i % 90);
      }
    }
  }

  private static long ones(int from, int to) {
    long all = 0;
    for (int i = from; i < to; i++) {
      all += i % 90 + 1;
    }
    return all;
  }
}
