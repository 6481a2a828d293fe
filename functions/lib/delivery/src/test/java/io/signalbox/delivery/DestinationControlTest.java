package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.DestinationControl.Request;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.Work;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.PullMethod;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an operator does with a destination, and the hints that go out for it. */
class DestinationControlTest {
  private final TestHub hub = new TestHub();

  @Test
  void a_paused_destination_gets_nothing_until_it_is_resumed_and_then_all() {
    hub.append(1, 2);
    hub.deliver();
    hub.pause("maintenance");
    hub.append(3, 4);
    hub.deliver();

    assertThat(hub.state().pause())
        .isEqualTo(new Pause("operator", hub.clock.instant(), "maintenance"));
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2));
    hub.resume();
    assertThat(hub.state().isPaused()).isFalse();
    hub.deliverHinted();
    assertThat(hub.receiver.events()).hasSize(4);
  }

  @Test
  void the_first_pause_stands() {
    hub.pause("first");
    DestinationState paused = hub.state();
    hub.clock.advance(Duration.ofMinutes(1));
    hub.pause("second");

    assertThat(hub.state()).isEqualTo(paused);
  }

  @Test
  void a_pause_is_one_write_and_a_resumption_two_whatever_the_number_of_groups() {
    groups(300);
    AtomicInteger writes = new AtomicInteger();
    DestinationControl control =
        DestinationControl.of(
            new CountingPlatform(hub.platform, writes),
            () -> new SettingsDocument(Map.of(), hub.destinations, Map.of()),
            hub.hints);

    control.pause("soc", new Pause("operator", hub.clock.instant(), "maintenance"));
    assertThat(writes).hasValue(1);
    control.resume("soc", TestHub.request("resume"));
    assertThat(writes).hasValue(3);
  }

  @Test
  void a_resumption_is_a_job_that_tells_how_far_it_is() {
    groups(250);
    hub.pause("maintenance");
    Job begun = hub.resume();
    assertThat(begun.isFinished()).isFalse();

    hub.deliverHinted();

    Job done = hub.control().job(begun.id()).orElseThrow();
    assertThat(done.isFinished()).isTrue();
    assertThat(done.readers()).isEqualTo(250);
    assertThat(hub.receiver.events()).hasSize(250);
    assertThat(hub.control().job("soc.unknown")).isEmpty();
    assertThat(hub.control().job("soc")).isEmpty();
  }

  @Test
  void a_job_whose_process_dies_is_gone_on_with_and_sends_nothing_twice() {
    groups(5);
    Groups.readers(5).forEach(hub::deliver);
    assertThat(hub.receiver.events()).hasSize(5);
    Job job =
        hub.control()
            .begin("soc", new Work.ReplayTime(Instant.EPOCH, Instant.MAX), TestHub.request("all"));
    // It dies when it writes down that its only page is done.
    assertThatThrownBy(() -> hub.drainThatCrashesWhenWriting(1).drain(job.hinted(), () -> hub.left))
        .isInstanceOf(CrashingPlatform.Crash.class);
    hub.clock.advance(Duration.ofMinutes(2));
    assertThat(hub.readers.due(hub.clock.instant(), 10)).contains(job.hinted());

    hub.deliver(job.hinted());
    hub.deliverHinted();
    hub.clock.advance(Duration.ofMinutes(20));
    hub.readers.due(hub.clock.instant(), 100).forEach(hub::deliver);

    assertThat(hub.receiver.events()).hasSize(10);
  }

  @Test
  void the_same_request_begins_a_job_once() {
    hub.append(1, 3);
    hub.deliver();
    Request request = new Request("operator", Optional.of("key-1"), "replay");
    Work all = new Work.ReplayTime(Instant.EPOCH, Instant.MAX);
    Job first = hub.control().begin("soc", all, request);
    hub.deliverHinted();
    Job again = hub.control().begin("soc", all, request);
    hub.deliverHinted();
    Job another =
        hub.control().begin("soc", all, new Request("operator", Optional.of("key-2"), "replay"));

    assertThat(again.id()).isEqualTo(first.id()).isNotEqualTo(another.id());
    assertThat(hub.receiver.events()).hasSize(6);
  }

  @Test
  void a_resumption_that_is_told_again_leaves_a_later_pause_alone() {
    hub.pause("maintenance");
    Request request = new Request("operator", Optional.of("key-1"), "resume");
    hub.control().resume("soc", request);
    assertThat(hub.state().isPaused()).isFalse();
    hub.clock.advance(Duration.ofSeconds(1));
    hub.pause("they move house");

    hub.control().resume("soc", request);

    assertThat(hub.state().pause())
        .isEqualTo(new Pause("operator", hub.clock.instant(), "they move house"));
  }

  @Test
  void what_was_set_aside_is_tried_again_and_nothing_else() {
    hub.append(1, 3);
    hub.receiver.answers(
        got ->
            got.events().contains(2)
                ? new Outcome.ContentRefused("400")
                : new Outcome.Delivered("200"));
    hub.deliver();
    hinted();
    hub.receiver.answers(got -> new Outcome.Delivered("200"));

    Job job = hub.control().begin("soc", new Work.RetrySetAside(), TestHub.request("set aside"));
    hub.deliverHinted();
    assertThat(hub.control().job(job.id()).orElseThrow().changed()).isEqualTo(1);
    assertThat(hub.receiver.events()).hasSize(4).last().isEqualTo(List.of(2));
  }

  @Test
  void one_entry_is_sent_again_under_another_id() {
    hub.append(1, 2);
    hub.deliver();
    Located second = hub.feeds.read(TestHub.FEED, Position.START, 2).entries().getLast();

    hub.control()
        .begin(
            "soc",
            new Work.ReplayParts(
                List.of(new Work.Part(TestHub.FEED, second.position(), second.next()))),
            TestHub.request("one"));

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

    replay(begin.plus(Duration.ofMinutes(1)), begin.plus(Duration.ofMinutes(3)));
    assertThat(hub.receiver.events().subList(4, 6)).containsExactly(List.of(2), List.of(3));
    assertThat(hub.receiver.events()).hasSize(6);
    replay(hub.clock.instant().plusSeconds(60), hub.clock.instant().plusSeconds(120));
    assertThat(hub.receiver.events()).as("nothing came in that time").hasSize(6);
  }

  private void replay(Instant since, Instant until) {
    hub.control().begin("soc", new Work.ReplayTime(since, until), TestHub.request("time"));
    hub.deliverHinted();
  }

  private void groups(int count) {
    Groups.append(hub, count);
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
    Hint hint = new Hint(ReaderId.replay(new FeedId("soc", "0123"), "1#2"));

    assertThat(Hint.parse(hint.text())).isEqualTo(hint);
    assertThat(Hint.parse("a#main").reader().feed()).isEqualTo(new FeedId("a", ""));
    for (String broken : List.of("", "#main", "soc#", "soc", "soc#other", "soc#aside-x")) {
      assertThatThrownBy(() -> Hint.parse(broken)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<String> hinted() {
    List<ReceivedMessage> received = hub.store.queue("Http").receive(10, Duration.ofMinutes(6));
    received.forEach(message -> hub.store.queue("Http").delete(message.receipt()));
    return received.stream().map(ReceivedMessage::body).toList();
  }
}
