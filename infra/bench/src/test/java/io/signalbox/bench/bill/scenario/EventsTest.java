package io.signalbox.bench.bill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final Events events = new Events(1000);

  @Test
  void each_event_has_one_kilobyte() {
    for (int number = 0; number < 2000; number++) {
      assertThat(events.event(number)).hasSize(1024);
    }
  }

  @Test
  void intelmq_would_take_each_of_them() throws Exception {
    assertThat(
            new EnvelopeReader()
                .read(events.lines(0, 200), "application/x-ndjson", Optional.empty())
                .items())
        .hasSize(200)
        .allSatisfy(
            item ->
                assertThat(item)
                    .isInstanceOfSatisfying(
                        ReadItem.Parsed.class, parsed -> assertThat(parsed.warnings()).isEmpty()));
  }
}
