package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventColumnsTest {

  @Test
  void everyFieldThatAnEventHasIsAColumnWhatAndWhereFirstTheIdLast() {
    var columns =
        EventColumns.of(
            List.of(
                Events.envelope(
                    "{\"raw\":\"cmF3\",\"extra.b\":1,\"source.url\":\"http://a.example/\"}"),
                Events.envelope(
                    "{\"time.source\":\"2026-11-22T09:00:00+00:00\",\"classification.type\":\"phishing\",\"extra.a\":{\"c\":2}}")));
    assertThat(columns.stream().map(Column::title))
        .containsExactly(
            "classification.type",
            "source.url",
            "time.source",
            "extra.a.c",
            "extra.b",
            "raw",
            "uuid");
  }

  @Test
  void aFieldThatIsEmptyThroughoutIsNoColumn() {
    assertThat(EventColumns.of(List.of(Events.envelope("{\"source.fqdn\":\"\",\"extra.a\":null}"))))
        .containsExactly(Column.id("uuid"));
  }
}
