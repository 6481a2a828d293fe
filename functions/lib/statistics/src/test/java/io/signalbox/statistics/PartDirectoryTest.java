package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartDirectoryTest {
  private static SheetRow row(String type, String asn) {
    List<String> values = new ArrayList<>(Collections.nCopies(Dimension.ALL.size(), ""));
    values.set(Dimension.ALL.indexOf(Dimension.TYPE), type);
    values.set(Dimension.ALL.indexOf(Dimension.ASN), asn);
    return new SheetRow(new Tuple(values), 1, new byte[0], Map.of());
  }

  private static BitSet partsWith(List<List<SheetRow>> parts, Map<Dimension, Set<String>> where) {
    BitSet found = new BitSet();
    for (int part = 0; part < parts.size(); part++) {
      boolean isIn =
          parts.get(part).stream()
              .anyMatch(
                  row ->
                      where.entrySet().stream()
                          .allMatch(one -> one.getValue().contains(row.tuple().get(one.getKey()))));
      found.set(part, isIn);
    }
    return found;
  }

  /** With five values a part, those of AS numbers are left out from some hundred parts on. */
  @ParameterizedTest
  @ValueSource(ints = {1, 9, 64, 300})
  void every_part_with_a_row_is_found_and_few_others(int partCount) {
    Random random = new Random(partCount);
    List<List<SheetRow>> parts = new ArrayList<>();
    PartDirectory directory = new PartDirectory();
    for (int part = 0; part < partCount; part++) {
      List<SheetRow> rows = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        rows.add(row("type-" + part / 20, Integer.toString(random.nextInt(5 * partCount))));
      }
      parts.add(rows);
      directory.add(rows);
    }
    byte[] bytes = directory.bytes();

    for (int i = 0; i < 50; i++) {
      Set<String> asns = Set.of("" + random.nextInt(5 * partCount), "of nobody");
      Set<String> types = Set.of("type-" + random.nextInt(1 + partCount / 20), "");
      List<Map<Dimension, Set<String>>> all =
          List.of(
              Map.of(Dimension.ASN, asns),
              Map.of(Dimension.TYPE, types),
              Map.of(Dimension.TYPE, types, Dimension.ASN, asns));
      for (Map<Dimension, Set<String>> where : all) {
        BitSet wanted = PartDirectory.parts(bytes, where).orElseThrow();
        BitSet with = partsWith(parts, where);
        BitSet missed = (BitSet) with.clone();
        missed.andNot(wanted);
        assertThat(missed.isEmpty()).as("%s", where).isTrue();
      }
      assertThat(PartDirectory.parts(bytes, Map.of(Dimension.TYPE, types)))
          .hasValue(partsWith(parts, Map.of(Dimension.TYPE, types)));
    }
    assertThat(PartDirectory.parts(bytes, Map.of(Dimension.COUNTRY, Set.of("AT"))))
        .as("a value that no row has")
        .hasValue(new BitSet());
    assertThat(bytes.length).isLessThan(6_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void without_a_directory_or_values_all_parts_are_read(int parts) {
    PartDirectory directory = new PartDirectory();
    directory.add(Collections.nCopies(parts, row("scanner", "1")));

    assertThat(PartDirectory.parts(new byte[0], Map.of(Dimension.TYPE, Set.of("scanner"))))
        .isEqualTo(Optional.empty());
    assertThat(PartDirectory.parts(directory.bytes(), Map.of())).isEqualTo(Optional.empty());
  }
}
