package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Groups;
import io.signalbox.delivery.TestHub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups that get nothing any more. */
class EndingsTest {
  private static final Duration LONG_AFTER = TestHub.RETENTION.plus(Duration.ofDays(4));

  private final TestHub hub = new TestHub();

  private void deliverDue() {
    hub.readers.due(hub.clock.instant(), 10_000).forEach(hub::deliver);
  }

  @Test
  void groups_end_with_their_feeds_and_begin_anew() {
    Groups.append(hub, 100);
    Groups.readers(100).forEach(hub::deliver);
    hub.clock.advance(LONG_AFTER);
    hub.store.sweep();
    deliverDue();

    assertThat(hub.readers.ofDestination("soc")).isEmpty();
    assertThat(hub.feeds.group(Groups.readers(1).getFirst().feed())).isEmpty();

    Groups.append(hub, 200);
    Groups.readers(200).forEach(hub::deliver);
    assertThat(hub.receiver.events()).hasSize(300);
    assertThat(hub.readers.ofDestination("soc")).hasSize(200);
  }

  @Test
  void a_group_whose_feed_still_has_a_page_is_looked_at_again_later() {
    Groups.append(hub, 1);
    hub.deliver(Groups.readers(1).getFirst());
    hub.clock.advance(LONG_AFTER);
    deliverDue();

    assertThat(hub.readers.ofDestination("soc")).hasSize(1);
    assertThat(hub.readers.due(hub.clock.instant(), 10)).isEmpty();
    hub.store.sweep();
    hub.clock.advance(Duration.ofDays(3));
    deliverDue();
    assertThat(hub.readers.ofDestination("soc")).isEmpty();
  }

  @Test
  void a_group_that_gets_something_lives_on_and_so_does_a_feed_without_groups() {
    Groups.append(hub, 1);
    hub.append(7, 7);
    hub.deliver();
    hub.deliver(Groups.readers(1).getFirst());
    hub.clock.advance(TestHub.RETENTION);
    hub.append(
        Groups.readers(1).getFirst().feed(),
        hub.reader(Groups.readers(1).getFirst()).group(),
        8,
        8);
    hub.deliver(Groups.readers(1).getFirst());
    hub.clock.advance(Duration.ofDays(5));
    hub.store.sweep();
    deliverDue();

    assertThat(hub.readers.ofDestination("soc")).hasSize(2);
    assertThat(hub.receiver.events()).containsExactly(List.of(7), List.of(1), List.of(8));
  }
}
