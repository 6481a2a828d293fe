package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.settings.Interval;
import io.signalbox.settings.Interval.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectingTest {
  private static final Interval DAY = new Interval.Collect(Duration.ofDays(1));

  private final TestHub hub = new TestHub();

  @BeforeEach
  void takeAll() {
    hub.receiver.takes(100);
  }

  private void append(int from, int to) {
    hub.append(from, to);
    hub.deliver();
  }

  private void pass(Duration time) {
    hub.clock.advance(time);
    hub.deliver();
  }

  @Test
  void the_first_goes_at_once_and_others_a_day_after_something_was_sent() {
    hub.destination(TestHub.destination(DAY));
    append(1, 1);
    assertThat(hub.receiver.events()).containsExactly(List.of(1));

    hub.clock.advance(Duration.ofHours(1));
    append(2, 2);
    pass(Duration.ofHours(22));
    append(3, 3);
    assertThat(hub.receiver.events()).containsExactly(List.of(1));
    pass(Duration.ofMinutes(61));
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2, 3));

    pass(Duration.ofDays(3));
    append(4, 4);
    assertThat(hub.receiver.events()).as("nothing was sent for days").hasSize(3);
    append(5, 5);
    pass(Duration.ofHours(23));
    assertThat(hub.receiver.events()).hasSize(3);
    pass(Duration.ofMinutes(61));
    assertThat(hub.receiver.events()).last().isEqualTo(List.of(5));
  }

  @Test
  void more_than_is_loaded_at_once_goes_out_whole() {
    hub.destination(TestHub.destination(DAY));
    hub.receiver.loads(10);
    append(1, 25);
    assertThat(hub.receiver.events().stream().mapToInt(List::size)).containsExactly(10, 10, 5);

    append(26, 60);
    pass(Duration.ofDays(1));
    assertThat(hub.receiver.events().stream().mapToInt(List::size))
        .containsExactly(10, 10, 5, 10, 10, 10, 5);
    assertThat(hub.reader().due()).isEmpty();
  }

  @Test
  void what_was_not_taken_is_not_what_was_last_sent() {
    hub.destination(TestHub.destination(DAY));
    hub.receiver.answersOnce(new Outcome.Failed("away"));
    append(1, 1);
    pass(Duration.ofMinutes(10));
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(1));
  }

  @Test
  void a_pause_collects_what_comes_shortly_after_the_first() {
    hub.destination(TestHub.destination(new Interval.Pause(Duration.ofMinutes(1))));
    append(1, 1);
    hub.clock.advance(Duration.ofSeconds(30));
    append(2, 2);
    assertThat(hub.receiver.events()).isEmpty();
    pass(Duration.ofSeconds(31));
    assertThat(hub.receiver.events()).containsExactly(List.of(1, 2));
  }

  @Test
  void so_many_events_are_sent_before_it_is_time_and_the_rest_then() {
    hub.destination(
        TestHub.destination(
            new Interval.Earlier(
                new Interval.Every(Duration.ofHours(1)),
                new Threshold(OptionalInt.of(10), OptionalLong.empty()))));
    append(1, 9);
    assertThat(hub.receiver.events()).isEmpty();
    append(10, 11);
    assertThat(hub.receiver.events()).containsExactly(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    hub.clock.advance(Duration.ofSeconds(1));
    append(12, 12);
    assertThat(hub.receiver.events()).hasSize(1);
    pass(Duration.ofHours(1));
    assertThat(hub.receiver.events()).last().isEqualTo(List.of(12));
  }

  @Test
  void so_much_content_is_sent_before_it_is_time() {
    hub.destination(
        TestHub.destination(
            new Interval.Earlier(DAY, new Threshold(OptionalInt.empty(), OptionalLong.of(300)))));
    append(1, 1);
    append(2, 3);
    assertThat(hub.receiver.events()).containsExactly(List.of(1));
    append(4, 4);
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2, 3, 4));
  }
}
