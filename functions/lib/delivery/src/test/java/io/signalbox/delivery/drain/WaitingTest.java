package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Interval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to wait goes out by a hint that was sent when it began to. */
class WaitingTest {
  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;

  @Test
  void a_digest_is_hinted_for_the_time_when_it_is_due() {
    hub.destination(TestHub.destination(new Interval.Every(Duration.ofMinutes(10))));
    receiver.takes(100);
    hub.append(1, 2);
    hub.deliver();
    hub.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    hub.deliverHinted();

    assertThat(receiver.events()).containsExactly(List.of(1, 2));
  }

  @Test
  void a_destination_that_comes_into_the_settings_later_is_tried_until_it_does() {
    hub.append(1, 1);
    Destination destination = hub.destination();
    hub.destinations.clear();
    hub.deliver();
    hub.clock.advance(Duration.ofSeconds(10));
    hub.deliverHinted();
    assertThat(hub.reader().trouble()).extracting(Trouble::attempts).isEqualTo(2);

    hub.destination(destination);
    hub.clock.advance(Duration.ofMinutes(5));
    hub.deliverHinted();
    assertThat(receiver.events()).containsExactly(List.of(1));
  }

  @Test
  void what_is_past_retention_keeps_nothing_else_back() {
    hub.append(1, 1);
    hub.clock.advance(TestHub.RETENTION.minusHours(1));
    hub.append(2, 2);
    hub.clock.advance(Duration.ofHours(2));
    hub.store.sweep();
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(2));
  }
}
