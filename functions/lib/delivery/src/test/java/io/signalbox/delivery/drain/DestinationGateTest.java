package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.CountingPlatform;
import io.signalbox.delivery.Groups;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.settings.Rate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A destination with groups that fails, is probed, and works again. */
class DestinationGateTest {
  private static final int GROUPS = 50;
  private static final int STEPS = 120;

  private final TestHub hub = new TestHub();

  /** Ticks until nothing is due any more, or for so long. */
  private void run(Duration time) {
    for (int step = 0; step < STEPS; step++) {
      hub.deliverHinted();
      hub.clock.advance(time.dividedBy(STEPS));
      hub.readers.due(hub.clock.instant(), 1_000).forEach(hub::deliver);
    }
  }

  @Test
  void the_second_failure_makes_it_failing_and_no_other_group_is_tried() {
    Groups.append(hub, GROUPS);
    hub.receiver.answers(got -> new Outcome.Failed("503"));
    Drain process = hub.drain();
    Groups.readers(GROUPS).forEach(reader -> process.drain(reader, () -> hub.left));

    assertThat(hub.receiver.events()).hasSize(2);
    DestinationState.Failure failure = hub.state().failure();
    assertThat(failure).extracting("answer").isEqualTo("503");
    assertThat(hub.readers.due(hub.clock.instant().plus(Duration.ofDays(1)), 1_000))
        .as("nobody is woken but who has failed")
        .hasSize(2);
  }

  @Test
  void while_it_fails_one_reader_tries_and_each_time_later() {
    Groups.append(hub, GROUPS);
    hub.receiver.answers(got -> new Outcome.Failed("503"));
    Drain process = hub.drain();
    Groups.readers(GROUPS).forEach(reader -> process.drain(reader, () -> hub.left));
    int before = hub.receiver.events().size();

    run(Duration.ofHours(1));

    // After 5, 20, 80, 320 and 1,280 seconds.
    assertThat(hub.receiver.events().size() - before).isBetween(4, 7);
    assertThat(hub.state().isFailing()).isTrue();
  }

  @Test
  void the_first_delivery_ends_it_and_all_groups_go_on() {
    Groups.append(hub, GROUPS);
    hub.receiver.answers(got -> new Outcome.Failed("503"));
    Drain process = hub.drain();
    Groups.readers(GROUPS).forEach(reader -> process.drain(reader, () -> hub.left));
    hub.receiver.answers(got -> new Outcome.Delivered("200"));

    run(Duration.ofMinutes(2));

    assertThat(hub.state().isFailing()).isFalse();
    assertThat(hub.receiver.events().stream().flatMap(List::stream).distinct()).hasSize(GROUPS);
    assertThat(hub.receiver.events()).hasSize(GROUPS + 2);
  }

  @Test
  void an_envelope_that_it_cannot_take_delays_no_other_group() {
    hub.receiver.answers(
        got -> got.events().contains(1) ? new Outcome.Failed("500") : new Outcome.Delivered("200"));
    Groups.append(hub, 1);
    ReaderId bad = Groups.readers(1).getFirst();
    for (int attempt = 0; attempt < 3; attempt++) {
      hub.deliver(bad);
      hub.clock.advance(Duration.ofHours(1));
    }
    Groups.append(hub, GROUPS);
    Groups.readers(GROUPS).forEach(hub::deliver);

    run(Duration.ofSeconds(10));

    assertThat(hub.receiver.events())
        .containsAll(IntStream.rangeClosed(2, GROUPS).mapToObj(List::of).toList());
  }

  @Test
  void a_pause_ends_no_more_than_a_second_later() {
    Groups.append(hub, 3);
    Drain process = hub.drain();
    process.drain(Groups.readers(1).getFirst(), () -> hub.left);
    hub.pause("maintenance");
    hub.clock.advance(Duration.ofSeconds(1));

    Groups.readers(3).forEach(reader -> process.drain(reader, () -> hub.left));

    assertThat(hub.receiver.events()).hasSize(1);
  }

  @Test
  void a_rate_is_not_written_down_for_each_group() {
    hub.destination(TestHub.destination(new Rate(100, Duration.ofSeconds(1))));
    Groups.append(hub, 20);
    AtomicInteger writes = new AtomicInteger();
    Drain process = hub.drain(new CountingPlatform(hub.platform, writes));

    Groups.readers(20).forEach(reader -> process.drain(reader, () -> hub.left));

    assertThat(hub.receiver.events()).hasSize(20);
    assertThat(writes)
        .as("a lease and a release each, and 1, 2, 4, 8 and 16 turns")
        .hasValue(2 * 20 + 5);
  }

  @Test
  void retries_of_what_was_set_aside_read_as_many_items_as_there_are() {
    int parked = 1_000;
    hub.receiver.answers(
        got ->
            got.events().getFirst() % 2 == 0
                ? new Outcome.ContentRefused("400")
                : new Outcome.Delivered("200"));
    hub.append(1, 2 * parked);
    hub.deliver();
    List<ReaderId> asides =
        hub.readers.ofFeed(TestHub.FEED).stream()
            .map(reader -> reader.id())
            .filter(ReaderId::isAside)
            .toList();
    assertThat(asides).hasSize(parked);
    hub.clock.advance(Duration.ofHours(1));
    AtomicInteger queried = new AtomicInteger();
    Drain process = hub.drain(new CountingPlatform(hub.platform, new AtomicInteger(), queried));

    asides.forEach(aside -> process.drain(aside, () -> hub.left));

    assertThat(hub.receiver.events()).hasSize(2 * parked + parked);
    assertThat(queried.get()).isLessThan(2 * parked);
  }
}
