package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalColumnsTest {
  private static final List<String> VALUES =
      List.of("", "a", " ", "a b", "\"", "line\nfeed", "\u0000", "ü", "192.0.2.1", "x".repeat(64));
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<JournalRow> rows(Random random, int size) {
    int distinct = 1 + random.nextInt(VALUES.size());
    List<JournalRow> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(
          new JournalRow(
              IntStream.range(0, JournalColumn.values().length)
                  .mapToObj(column -> VALUES.get(random.nextInt(distinct)))
                  .toList()));
    }
    return rows;
  }

  private static ObjectNode page(List<JournalRow> rows) {
    ObjectNode page = JSON.createObjectNode();
    JournalColumns.put(page, rows);
    return page;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rows_are_read_as_they_were_written(int seed) throws JsonProcessingException {
    Random random = new Random(seed);
    List<JournalRow> rows = rows(random, 1 + random.nextInt(40));

    JournalColumns columns = JournalColumns.of(JSON.readTree(JSON.writeValueAsString(page(rows))));

    assertThat(IntStream.range(0, rows.size()).mapToObj(i -> columns.row(i).orElseThrow()))
        .isEqualTo(rows);
  }

  @Test
  void times_are_read_as_they_were_written() throws JsonProcessingException {
    int time = List.of(JournalColumn.values()).indexOf(JournalColumn.TIME);
    List<JournalRow> rows = new ArrayList<>();
    for (String minute : List.of("29414123", "", "0", "-1", "525948767453279", "29414123")) {
      List<String> values = new ArrayList<>(JournalRow.EMPTY.values());
      values.set(time, minute);
      rows.add(new JournalRow(values));
    }

    JournalColumns columns = JournalColumns.of(JSON.readTree(JSON.writeValueAsString(page(rows))));

    assertThat(IntStream.range(0, rows.size()).mapToObj(i -> columns.row(i).orElseThrow()))
        .isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "host.example.org"})
  void an_address_or_name_is_a_text_that_an_erasure_finds(String value)
      throws JsonProcessingException {
    List<JournalRow> rows = new ArrayList<>(rows(new Random(1), 2));
    List<String> values = new ArrayList<>(rows.getFirst().values());
    values.replaceAll(old -> value);
    rows.add(new JournalRow(values));

    assertThat(JSON.writeValueAsString(page(rows))).contains(" " + value);
  }
}
