package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTableTest {

  @Test
  void theDefaultColumnsAreThoseOfMailgenAndTheId() {
    assertThat(Column.CERTBUND)
        .extracting(Column::title)
        .containsExactly(
            "asn",
            "ip",
            "timestamp",
            "src_port",
            "dst_ip",
            "dst_port",
            "dst_host",
            "proto",
            "uuid");
  }

  @Test
  void flatAndNestedEventsGiveTheSameRow() {
    Envelope flat = Events.envelope("{\"source.ip\":\"192.0.2.3\",\"source.asn\":64496}");
    Envelope nested = Events.envelope("{\"source\":{\"ip\":\"192.0.2.3\",\"asn\":64496}}");
    var columns = List.of(Column.parse("ip"), Column.parse("asn"), Column.parse("uuid"));
    assertThat(EventTable.of(columns, List.of(flat, nested)).rows())
        .containsExactly(
            List.of("192.0.2.3", "64496", Events.ID), List.of("192.0.2.3", "64496", Events.ID));
  }

  @Test
  void aColumnIsNamedByFieldOrByTitleAndField() {
    assertThat(Column.parse("malware.name"))
        .isEqualTo(Column.field("malware.name", "malware.name"));
    assertThat(Column.parse("src_port")).isEqualTo(Column.field("src_port", "source.port"));
    assertThat(Column.parse("ID=uuid")).isEqualTo(Column.id("ID"));
    assertThat(Column.parse("a=b=source.ip")).isEqualTo(Column.field("a=b", "source.ip"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "\"2026-11-22T04:27:03.123456+00:00\"|2026-11-22 04:27:03",
        "\"2026-11-22T04:27:03+02:00\"|2026-11-22 02:27:03",
        "\"2026-11-22T04:27:03Z\"|2026-11-22 04:27:03",
        "\"yesterday\"|yesterday",
        "\"2026-11-22T04:27:03\"|2026-11-22T04:27:03",
      })
  void aTimeIsWrittenInUtcWithoutZoneAndMicroseconds(String json, String cell) {
    assertThat(cell("time.source", json)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80.0|80.0",
        "64496|64496",
        "-33.9|-33.9",
        "true|true",
        "[\"a\",1]|[\"a\",1]",
        "{\"k\":null}|{\"k\":null}",
      })
  void valuesThatAreNoTextReadAsInJson(String json, String cell) {
    assertThat(cell("extra.foo", json)).isEqualTo(cell);
  }

  @Test
  void whatAnEventLacksIsEmpty() {
    assertThat(cell("source.port", "null")).isEmpty();
    assertThat(EventTable.of(Column.CERTBUND, List.of(Events.envelope("{}"))).rows().getFirst())
        .containsExactly("", "", "", "", "", "", "", "", Events.ID);
  }

  @Test
  void tagsCanBeAColumn() {
    var tagged = Events.envelope("{\"tags\":[\"tlp:green\",\"seen\"]}", "{}");
    assertThat(EventTable.of(List.of(Column.parse("tags")), List.of(tagged)).rows())
        .containsExactly(List.of("tlp:green,seen"));
  }

  @Test
  void columnsThatAreEmptyInEveryRowCanBeLeftOut() {
    var table =
        EventTable.of(
            Column.CERTBUND,
            List.of(
                Events.envelope("{\"source.ip\":\"192.0.2.3\"}"),
                Events.envelope("{\"source.port\":80}")));
    assertThat(table.withoutEmptyColumns().titles()).containsExactly("ip", "src_port", "uuid");
    assertThat(table.withoutEmptyColumns().rows())
        .containsExactly(List.of("192.0.2.3", "", Events.ID), List.of("", "80", Events.ID));
    assertThat(table.firstRows(1).rows()).hasSize(1);
  }

  private static String cell(String field, String json) {
    var event = Events.envelope("{\"" + field + "\":" + json + "}");
    return EventTable.of(List.of(Column.parse(field)), List.of(event)).rows().getFirst().getFirst();
  }
}
