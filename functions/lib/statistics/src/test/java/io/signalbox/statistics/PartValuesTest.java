package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartValuesTest {
  private static final List<SheetRow> ROWS = rows();
  private static final byte[] PART = SheetPartCodec.encode(ROWS);

  private static List<SheetRow> rows() {
    List<SheetRow> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      List<String> values = new ArrayList<>(Collections.nCopies(Dimension.ALL.size(), ""));
      values.set(Dimension.ALL.indexOf(Dimension.FEED), "feed-" + i % 7);
      values.set(Dimension.ALL.indexOf(Dimension.ASN), "" + (64_500 + i));
      rows.add(new SheetRow(new Tuple(values), i, new byte[0], Map.of(i % 9, 1L)));
    }
    return rows;
  }

  private static List<SheetRow> decoded(byte[] part) {
    return SheetPartCodec.decode(part, SheetPartCodec.VERSION, Map.of());
  }

  @Test
  void values_are_changed_and_all_else_stays() {
    PartValues values = PartValues.of(PART).orElseThrow();

    byte[] changed = values.changed(value -> value.equals("feed-3") ? "feed-4" : value);

    assertThat(values.changed(value -> value)).isEqualTo(PART);
    assertThat(PartValues.of(changed).orElseThrow().all())
        .contains("feed-4", "64999")
        .doesNotContain("feed-3");
    List<SheetRow> rows = decoded(changed);
    assertThat(rows).hasSameSizeAs(ROWS);
    for (int i = 0; i < rows.size(); i++) {
      String feed = ROWS.get(i).tuple().get(Dimension.FEED);
      assertThat(rows.get(i).tuple().get(Dimension.FEED))
          .isEqualTo(feed.equals("feed-3") ? "feed-4" : feed);
      assertThat(rows.get(i).tuple().get(Dimension.ASN))
          .isEqualTo(ROWS.get(i).tuple().get(Dimension.ASN));
      assertThat(rows.get(i).events()).isEqualTo(i);
      assertThat(rows.get(i).delays()).isEqualTo(ROWS.get(i).delays());
    }
  }

  @Test
  void other_bytes_have_none() {
    Random random = new Random(1);
    for (int i = 0; i < PART.length; i++) {
      assertThat(PartValues.of(Arrays.copyOf(PART, i))).isEmpty();
      byte[] some = new byte[i];
      random.nextBytes(some);
      assertThat(PartValues.of(some)).isEmpty();
      Arrays.fill(some, 0, Math.min(i, Integer.BYTES), (byte) 0);
      assertThat(PartValues.of(some)).isEmpty();
    }
  }
}
