package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.PullMethod;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedQueue.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator does with a destination, and the hints that go out for it. */
class DestinationControlTest {
  private final TestHub hub = new TestHub();
  private final DestinationControl control =
      new DestinationControl(hub.readers, hub.feeds, hub.hints, hub.clock, hub.platform.random());

  @Test
  void a_paused_destination_gets_nothing_until_it_is_resumed_and_then_all() {
    hub.append(1, 2);
    hub.deliver();
    control.pause(hub.destination(), "the operator");
    hub.append(3, 4);
    hub.deliver();

    assertThat(control.whyPaused(hub.destination())).contains("the operator");
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2));
    assertThat(control.resume(hub.destination())).isEqualTo(1);
    assertThat(control.whyPaused(hub.destination())).isEmpty();
    hub.deliverHinted();
    assertThat(hub.receiver.events()).hasSize(4);
  }

  @Test
  void the_first_reason_of_a_pause_stands_for_its_readers() {
    hub.append(1, 1);
    hub.deliver();
    control.pause(hub.destination(), "first");
    Reader paused = hub.reader();
    hub.clock.advance(Duration.ofMinutes(1));
    control.pause(hub.destination(), "second");

    assertThat(hub.reader()).isEqualTo(paused);
  }

  @Test
  void only_what_is_paused_is_resumed_and_a_backfill_is_no_delivery() {
    hub.append(1, 1);
    hub.deliver();
    ReaderId backfill = ReaderId.backfill("soc", hub.clock.instant());
    hub.readers.addIfAbsent(
        Reader.following(backfill, Group.NONE, Position.START).paused("x", hub.clock.instant()));

    assertThat(control.resume(hub.destination())).isZero();
    assertThat(hub.reader(backfill).isPaused()).isTrue();
    assertThat(hinted()).isEmpty();
  }

  @Test
  void what_was_set_aside_is_tried_again_and_nothing_else() {
    hub.append(1, 3);
    hub.receiver.answers(
        got ->
            got.events().contains(2) ? new Outcome.Refused("400") : new Outcome.Delivered("200"));
    hub.deliver();
    hinted();
    hub.receiver.answers(got -> new Outcome.Delivered("200"));

    assertThat(control.replaySetAside(hub.destination())).isEqualTo(1);
    hub.deliverHinted();
    assertThat(hub.receiver.events().getLast()).containsExactly(2);
    assertThat(control.replaySetAside(hub.destination())).isZero();
  }

  @Test
  void one_entry_is_sent_again_under_another_id() {
    hub.append(1, 2);
    hub.deliver();
    Located second = hub.feeds.read(TestHub.FEED, Position.START, 2).entries().getLast();

    ReaderId replay = control.replay(hub.destination(), hub.reader(), second);

    assertThat(hub.reader(replay).due()).contains(hub.clock.instant());
    hub.deliverHinted();
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2), List.of(2));
    assertThat(hub.receiver.got().get(2).id()).isNotEqualTo(hub.receiver.got().get(1).id());
  }

  @Test
  void a_time_is_sent_again_from_its_beginning_until_before_its_end() {
    Instant begin = hub.clock.instant();
    for (int event = 1; event <= 4; event++) {
      hub.append(event, event);
      hub.clock.advance(Duration.ofMinutes(1));
    }
    hub.deliver();

    assertThat(
            control.replay(
                hub.destination(),
                begin.plus(Duration.ofMinutes(1)),
                begin.plus(Duration.ofMinutes(3))))
        .hasSize(1);
    hub.deliverHinted();
    assertThat(hub.receiver.events().subList(4, 6)).containsExactly(List.of(2), List.of(3));
    assertThat(hub.receiver.events()).hasSize(6);
  }

  @Test
  void a_time_in_which_nothing_came_is_not_sent_again() {
    hub.append(1, 1);
    hub.deliver();

    assertThat(
            control.replay(
                hub.destination(),
                hub.clock.instant().plusSeconds(60),
                hub.clock.instant().plusSeconds(120)))
        .isEmpty();
  }

  @Test
  void a_hint_is_sent_once_and_none_where_feeds_are_pulled() {
    Hint hint = new Hint(TestHub.READER);
    List<Addressed> hints =
        List.of(
            Addressed.now(hint, hub.destination()),
            Addressed.now(hint, hub.destination()),
            new Addressed(hint, new PullMethod(), Duration.ZERO));

    assertThat(hub.hints.send(hints)).isZero();
    assertThat(hinted()).containsExactly("soc#main");
  }

  @Test
  void hints_that_are_not_taken_are_counted_and_told_where_none_may_be_lost() {
    List<Addressed> hints = List.of(Addressed.now(new Hint(TestHub.READER), hub.destination()));
    hub.hints.sendAll(hints);
    hub.takesHints = false;

    assertThat(hub.hints.send(hints)).isEqualTo(1);
    assertThatThrownBy(() -> hub.hints.sendAll(hints))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void a_hint_is_read_as_it_was_written() {
    Hint hint = new Hint(new ReaderId(new FeedId("soc", "0123"), "aside-1#2"));

    assertThat(Hint.parse(hint.text())).isEqualTo(hint);
    assertThat(Hint.parse("a#b").reader().feed()).isEqualTo(new FeedId("a", ""));
    for (String broken : List.of("", "#main", "soc#", "soc")) {
      assertThatThrownBy(() -> Hint.parse(broken)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<String> hinted() {
    List<Received> received = hub.store.queue("Http").receive(10, Duration.ofMinutes(6));
    received.forEach(message -> hub.store.queue("Http").delete(message.receipt()));
    return received.stream().map(Received::body).toList();
  }
}
