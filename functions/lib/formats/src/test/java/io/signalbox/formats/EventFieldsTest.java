package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventFieldsTest {

  @Test
  void anEventIsItsFlatFieldsAndItsId() {
    var event =
        Events.envelope(
            "{\"source\":{\"ip\":\"192.0.2.3\"},\"time.source\":\"2026-11-22T04:27:03+00:00\"}");
    assertThat(EventFields.of(event))
        .containsEntry("source.ip", "192.0.2.3")
        .containsEntry("time.source", "2026-11-22 04:27:03")
        .containsEntry("uuid", Events.ID)
        .hasSize(3);
  }
}
