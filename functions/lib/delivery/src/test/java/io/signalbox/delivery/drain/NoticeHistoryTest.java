package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.CrashingPlatform;
import io.signalbox.delivery.CrashingPlatform.Crash;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Interval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What digests say of the digests before. */
class NoticeHistoryTest {
  private final HistoryScene scene = new HistoryScene();
  private final TestHub hub = scene.hub;

  @BeforeEach
  void aDigestADay() {
    hub.receiver.takes(100);
    scene.destination("{\"goneAfterDays\": 1}", new Interval.Every(Duration.ofHours(12)));
  }

  @Test
  void a_digest_says_what_is_new_still_there_gone_and_back_again() {
    scene.digest("192.0.2.1", "192.0.2.2");
    assertThat(scene.states()).isEqualTo("{192.0.2.1=NEW, 192.0.2.2=NEW} gone []");
    scene.digest("192.0.2.2", "192.0.2.3", "192.0.2.3");
    assertThat(scene.states()).isEqualTo("{192.0.2.2=STILL_THERE, 192.0.2.3=NEW} gone [192.0.2.1]");
    scene.digest("192.0.2.2");
    assertThat(scene.states()).isEqualTo("{192.0.2.2=STILL_THERE} gone [192.0.2.3]");
    scene.digest("192.0.2.1", "192.0.2.2");
    assertThat(scene.states()).isEqualTo("{192.0.2.1=BACK_AGAIN, 192.0.2.2=STILL_THERE} gone []");
    assertThat(scene.notices()).hasToString("{192.0.2.1=2, 192.0.2.2=4, 192.0.2.3=1}");
    StoredEnvelope event = scene.sent().getLast().envelopes().getLast();
    assertThat(event.envelope().payload().text("extra.notice.state")).contains("still-there");
    assertThat(event.envelope().payload().text("extra.notice.first_told"))
        .contains("2026-11-23T06:00:00Z");
    assertThat(event.envelope().payload().field("extra.notice.times").orElseThrow().asInt())
        .isEqualTo(3);
  }

  @Test
  void another_type_of_the_same_object_is_new() {
    scene.digest("192.0.2.1");
    scene.append("192.0.2.1", "scanner");
    scene.nextDay(scene.drain());
    assertThat(scene.states()).isEqualTo("{192.0.2.1=NEW} gone [192.0.2.1]");
  }

  @Test
  void a_digest_whose_outcome_is_unknown_is_the_same_again_and_counts_once() {
    scene.digest("192.0.2.1");
    hub.receiver.answersOnce(new Outcome.Unknown("no answer"));
    scene.digest("192.0.2.1");
    String first = scene.states();
    hub.clock.advance(HistoryScene.STEP);
    scene.append("192.0.2.1", "infected-system");
    scene.deliver(scene.drain());
    assertThat(scene.states()).isEqualTo(first).isEqualTo("{192.0.2.1=STILL_THERE} gone []");
    assertThat(scene.notices()).hasToString("{192.0.2.1=2}");
  }

  @Test
  void it_is_the_same_again_after_somebody_resumed_whatever_became_of_the_mail_before_it() {
    Drain drain = scene.drain();
    scene.append("192.0.2.1", "infected-system");
    scene.nextDay(drain);
    hub.clock.advance(TestHub.RETENTION);
    hub.receiver.takes(1);
    hub.receiver.answersOnce(
        new Outcome.ContentRefused("not today"), new Outcome.Unknown("no answer"));
    scene.append("192.0.2.1", "infected-system");
    scene.append("192.0.2.1", "infected-system");
    scene.nextDay(drain);
    String first = scene.states();
    hub.readers.change(TestHub.READER, reader -> reader.resumed(hub.clock.instant()));
    scene.deliver(drain);

    assertThat(scene.sent().getLast().id()).isEqualTo(scene.sent().get(2).id());
    assertThat(scene.states()).isEqualTo(first).isEqualTo("{192.0.2.1=NEW} gone []");
  }

  @Test
  void a_process_that_dies_behind_the_mail_changes_nothing() {
    scene.digest("192.0.2.1");
    scene.append("192.0.2.1", "infected-system");
    hub.clock.advance(HistoryScene.STEP);
    Drain dying = scene.drain(new CrashingPlatform(hub.platform, "READERS_TABLE", 1));
    assertThatThrownBy(() -> scene.deliver(dying)).isInstanceOf(Crash.class);
    String first = scene.states();
    hub.clock.advance(Duration.ofHours(1));
    scene.deliver(scene.drain());
    assertThat(scene.sent()).hasSize(3);
    assertThat(scene.states()).isEqualTo(first);
    assertThat(scene.notices()).hasToString("{192.0.2.1=2}");
  }

  @Test
  void a_digest_that_is_taken_counts_though_a_process_died_behind_its_refusal() {
    Drain dying = scene.drain(new CrashingPlatform(hub.platform, "READERS_TABLE", 3));
    scene.append("192.0.2.1", "infected-system");
    scene.nextDay(dying);
    hub.receiver.answersOnce(new Outcome.ContentRefused("not today"));
    scene.append("192.0.2.1", "infected-system");
    assertThatThrownBy(() -> scene.nextDay(dying)).isInstanceOf(Crash.class);
    String first = scene.states();
    hub.clock.advance(Duration.ofHours(1));
    scene.deliver(scene.drain());
    assertThat(scene.sent()).hasSize(3);
    assertThat(scene.states()).isEqualTo(first);
    assertThat(scene.notices()).hasToString("{192.0.2.1=2}");
  }

  @Test
  void a_digest_in_several_mails_counts_once_and_says_once_what_is_gone() {
    scene.digest("192.0.2.1", "192.0.2.2");
    hub.receiver.takes(1);
    scene.digest("192.0.2.1", "192.0.2.1", "192.0.2.3");
    assertThat(hub.receiver.deliveries().stream().skip(1).map(HistoryScene::states))
        .containsExactly(
            "{192.0.2.1=STILL_THERE} gone [192.0.2.2]",
            "{192.0.2.1=STILL_THERE} gone []",
            "{192.0.2.3=NEW} gone []");
    assertThat(scene.notices()).hasToString("{192.0.2.1=2, 192.0.2.2=1, 192.0.2.3=1}");
  }

  @Test
  void a_digest_counts_once_where_a_mail_of_it_is_cut_in_two_after_another_was_taken() {
    scene.destination(
        "{\"goneAfterDays\": 1, \"quietAfter\": 1}", new Interval.Every(Duration.ofHours(12)));
    hub.receiver.takes(2);
    hub.receiver.answers(
        got -> {
          hub.clock.advance(Duration.ofMillis(20));
          return got.events().equals(List.of(3, 4))
              ? new Outcome.ContentRefused("too large")
              : new Outcome.Delivered("200");
        });
    scene.digest("192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.2");
    assertThat(hub.receiver.events())
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(3), List.of(4));
    assertThat(scene.sent().stream().map(HistoryScene::states))
        .containsExactly(
            "{192.0.2.1=NEW, 192.0.2.2=NEW} gone []",
            "{192.0.2.1=NEW, 192.0.2.2=NEW} gone []",
            "{192.0.2.1=NEW} gone []",
            "{192.0.2.2=NEW} gone []");
    assertThat(scene.notices()).hasToString("{192.0.2.1=1, 192.0.2.2=1}");
  }

  @Test
  void after_so_many_notices_recipients_are_not_told_and_no_mail_is_sent_for_it_alone() {
    scene.destination(
        "{\"goneAfterDays\": 1, \"quietAfter\": 2}", new Interval.Every(Duration.ofHours(12)));
    scene.digest("192.0.2.1");
    scene.digest("192.0.2.1");
    scene.digest("192.0.2.1");
    assertThat(scene.sent()).hasSize(2);
    scene.digest("192.0.2.1", "192.0.2.2");
    assertThat(scene.states()).isEqualTo("{192.0.2.2=NEW} gone [], 1 quiet");
    assertThat(scene.notices()).hasToString("{192.0.2.1=2, 192.0.2.2=1}");
    assertThat(scene.quietRecords()).isEqualTo(2);
    hub.clock.advance(HistoryScene.STEP);
    scene.digest("192.0.2.1");
    assertThat(scene.states()).startsWith("{192.0.2.1=BACK_AGAIN}");
  }

  @Test
  void what_recipients_are_not_told_goes_up_once() {
    scene.destination(
        "{\"goneAfterDays\": 1, \"quietAfter\": 1, \"escalate\": true}",
        new Interval.Every(Duration.ofHours(12)));
    scene.digest("192.0.2.1");
    scene.append("192.0.2.1", "infected-system");
    hub.clock.advance(HistoryScene.STEP);
    Drain dying = scene.drain(new CrashingPlatform(hub.platform, "READERS_TABLE", 1));
    assertThatThrownBy(() -> scene.deliver(dying)).isInstanceOf(Crash.class);
    hub.clock.advance(Duration.ofHours(1));
    scene.deliver(scene.drain());
    FeedId parent = FeedId.of(TestHub.FEED.destination(), HistoryScene.PARENT);
    assertThat(hub.feeds.read(parent, Position.START, 10).entries()).hasSize(1);
    assertThat(scene.sent()).hasSize(1);
    hub.clock.advance(HistoryScene.STEP);
    scene.drain().drain(ReaderId.main(parent), () -> hub.left);
    assertThat(scene.states()).isEqualTo("{192.0.2.1=NEW} gone []");
  }

  @Test
  void what_is_set_aside_has_the_same_content_later_and_counts_apart() {
    // Only a process that has seen the destination take something believes a refusal.
    Drain drain = scene.drain();
    scene.append("192.0.2.1", "infected-system");
    scene.nextDay(drain);
    hub.receiver.answersOnce(new Outcome.ContentRefused("not today"));
    scene.append("192.0.2.1", "infected-system");
    scene.nextDay(drain);
    String first = scene.states();
    scene.append("192.0.2.1", "infected-system");
    scene.append("192.0.2.2", "infected-system");
    scene.nextDay(drain);
    assertThat(scene.states()).isEqualTo("{192.0.2.1=STILL_THERE, 192.0.2.2=NEW} gone []");
    ReaderId aside =
        hub.readers.ofDestination(TestHub.FEED.destination()).stream()
            .map(reader -> reader.id())
            .filter(ReaderId::isAside)
            .findFirst()
            .orElseThrow();
    hub.clock.advance(HistoryScene.STEP);
    scene.drain().drain(aside, () -> hub.left);
    assertThat(scene.states()).isEqualTo(first);
    assertThat(scene.notices()).hasToString("{192.0.2.1=2, 192.0.2.2=1}");
    assertThat(scene.memory.apart(TestHub.FEED).values()).containsExactly(1);
  }
}
