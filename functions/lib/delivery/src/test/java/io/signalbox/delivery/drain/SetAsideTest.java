package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;

  @Test
  void one_refused_envelope_is_set_aside_and_the_rest_flows() {
    receiver.answers(
        got ->
            got.events().contains(2)
                ? new Outcome.ContentRefused("400")
                : new Outcome.Delivered("200"));
    hub.append(1, 4);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1), List.of(2), List.of(3), List.of(4));
    Reader aside =
        hub.readers.ofFeed(TestHub.FEED).stream()
            .filter(reader -> reader.id().isAside())
            .findFirst()
            .orElseThrow();
    assertThat(aside.trouble()).extracting("reason").isEqualTo("400");

    receiver.answers(got -> new Outcome.Delivered("200"));
    hub.clock.advance(AN_HOUR);
    hub.deliver(aside.id());
    assertThat(receiver.events()).hasSize(5).last().isEqualTo(List.of(2));
    assertThat(receiver.got().get(4).id()).isEqualTo(receiver.got().get(1).id());
    assertThat(hub.readers.find(aside.id())).isEmpty();
  }

  @Test
  void what_the_recipients_of_one_group_were_to_get_is_set_aside_whole() {
    receiver.takes(4);
    receiver.answers(got -> new Outcome.RecipientRefused("There is nobody to ask", true));
    hub.append(1, 4);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1, 2, 3, 4));
    assertThat(hub.readers.ofFeed(TestHub.FEED))
        .filteredOn(reader -> reader.id().isAside())
        .hasSize(1);
  }

  @Test
  void the_last_envelope_that_is_refused_does_not_hold_up_what_comes_after_it() {
    receiver.answers(
        got ->
            got.events().contains(1)
                ? new Outcome.ContentRefused("422")
                : new Outcome.Delivered("200"));
    hub.append(1, 1);
    hub.deliver();
    hub.append(2, 2);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void a_destination_that_refuses_everything_counts_as_failing() {
    receiver.answers(got -> new Outcome.ContentRefused("400"));
    hub.append(1, 20);
    hub.deliver();

    assertThat(receiver.events()).hasSize(7);
    assertThat(hub.reader().trouble()).isNotNull();
    receiver.answers(got -> new Outcome.Delivered("200"));
    hub.clock.advance(AN_HOUR);
    hub.deliver();
    assertThat(receiver.events().subList(7, 22))
        .isEqualTo(IntStream.rangeClosed(6, 20).mapToObj(List::of).toList());
  }

  @Test
  void an_envelope_at_which_the_destination_fails_again_and_again_is_set_aside_in_the_end() {
    receiver.answers(
        got -> got.events().contains(1) ? new Outcome.Failed("500") : new Outcome.Delivered("200"));
    hub.append(1, 3);
    for (int i = 0; i < 4; i++) {
      hub.deliver();
      hub.clock.advance(AN_HOUR);
    }

    assertThat(receiver.events())
        .containsExactly(List.of(1), List.of(1), List.of(1), List.of(1), List.of(2), List.of(3));
    assertThat(hub.readers.ofFeed(TestHub.FEED)).filteredOn(r -> r.id().isAside()).hasSize(1);
  }

  @Test
  void a_refused_batch_is_halved_until_the_envelope_at_fault_is_found() {
    receiver.takes(8);
    receiver.answers(
        got ->
            got.events().contains(6)
                ? new Outcome.ContentRefused("400")
                : new Outcome.Delivered("200"));
    hub.append(1, 8);
    hub.deliver();

    hub.deliverHinted();

    List<Integer> delivered =
        receiver.events().stream()
            .filter(events -> !events.contains(6))
            .flatMap(List::stream)
            .toList();
    assertThat(delivered).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 7, 8);
    assertThat(hub.readers.ofFeed(TestHub.FEED)).filteredOn(r -> r.id().isAside()).hasSize(1);
  }

  @Test
  void a_destination_that_is_gone_is_paused_and_keeps_the_backlog() {
    hub.append(1, 2);
    receiver.answersOnce(new Outcome.RecipientRefused("410"));
    hub.deliver();
    hub.clock.advance(AN_HOUR);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1));
    assertThat(hub.state().pause()).extracting("by", "reason").containsExactly("the hub", "410");
    hub.resume();
    hub.deliverHinted();
    assertThat(receiver.events()).containsExactly(List.of(1), List.of(1), List.of(2));
  }

  @Test
  void a_destination_that_fails_for_too_long_is_paused() {
    receiver.answers(got -> new Outcome.Failed("503"));
    hub.append(1, 1);
    for (int day = 0; day < 5; day++) {
      hub.deliver();
      hub.clock.advance(Duration.ofDays(1));
    }
    hub.deliver();

    assertThat(hub.state().pause()).extracting("by").isEqualTo("the hub");
    assertThat(hub.state().pause()).extracting("reason").asString().contains("503");
  }

  @Test
  void deliveries_go_in_parallel_where_the_destination_takes_it_and_each_has_its_outcome() {
    receiver.takesInParallel(4);
    receiver.answers(
        got -> got.events().contains(3) ? new Outcome.Failed("500") : new Outcome.Delivered("200"));
    hub.append(1, 12);
    for (int i = 0; i < 6; i++) {
      hub.deliver();
      hub.clock.advance(AN_HOUR);
    }

    assertThat(receiver.events().stream().filter(events -> !events.contains(3)).toList())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 12).filter(i -> i != 3).mapToObj(List::of).toList());
  }

  @Test
  void what_was_delivered_beside_a_refused_envelope_is_never_delivered_again() {
    receiver.takes(2);
    receiver.answers(
        got ->
            got.events().contains(1)
                ? new Outcome.ContentRefused("400")
                : new Outcome.Delivered("200"));
    hub.append(1, 4);
    hub.deliver();
    for (int hour = 0; hour < 5; hour++) {
      hub.deliverHinted();
      hub.clock.advance(AN_HOUR);
    }

    assertThat(
            receiver.events().stream()
                .filter(events -> !events.contains(1))
                .flatMap(List::stream)
                .toList())
        .containsExactlyInAnyOrder(2, 3, 4);
  }

  @Test
  void what_was_delivered_in_parallel_with_a_gone_answer_is_not_delivered_again() {
    receiver.takesInParallel(4);
    receiver.answers(
        got ->
            got.events().contains(1)
                ? new Outcome.RecipientRefused("410")
                : new Outcome.Delivered("200"));
    hub.append(1, 2);
    hub.deliver();
    hub.resume();
    hub.deliverHinted();

    assertThat(receiver.events()).filteredOn(events -> events.contains(2)).hasSizeLessThan(2);
  }
}
