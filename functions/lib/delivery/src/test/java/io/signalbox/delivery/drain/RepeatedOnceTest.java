package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.CrashingPlatform.Crash;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set aside or cut anew is delivered once, and repeated as it was. */
class RepeatedOnceTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void what_a_dying_process_was_setting_aside_is_delivered_once(int replacement) {
    List<Integer> taken = new ArrayList<>();
    receiver.answersOnce(new Outcome.ContentRefused("400"));
    hub.append(1, 3);
    assertThatThrownBy(
            () ->
                hub.drainThatCrashesWhenWriting(replacement).drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    receiver.answers(
        got -> {
          taken.addAll(got.events());
          return new Outcome.Delivered("200");
        });

    for (int i = 0; i < 3; i++) {
      hub.clock.advance(AN_HOUR);
      hub.readers.ofFeed(TestHub.FEED).forEach(reader -> hub.deliver(reader.id()));
    }

    assertThat(taken).containsOnlyOnce(1);
    assertThat(hub.readers.ofFeed(TestHub.FEED)).hasSize(1);
    assertThat(hub.reader()).extracting(Reader::lease, Reader::inFlight).containsOnlyNulls();
  }

  @Test
  void what_is_set_aside_waits_until_that_is_written_down() {
    receiver.answersOnce(new Outcome.ContentRefused("400"));
    hub.append(1, 2);
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenWriting(2).drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    hub.clock.advance(AN_HOUR);
    ReaderId aside = ReaderId.aside(TestHub.FEED, Position.START, "");

    hub.deliver(aside);
    assertThat(receiver.events()).hasSize(2);
    hub.deliver();
    hub.deliver(aside);

    assertThat(receiver.events()).hasSize(3);
    assertThat(hub.readers.ofFeed(TestHub.FEED)).hasSize(1);
  }

  @Test
  void pausing_and_resuming_a_destination_leaves_its_backfill_alone() {
    Instant since = hub.clock.instant();
    ReaderId backfill = ReaderId.backfill(TestHub.FEED.destination(), since);
    hub.append(1, 1);
    hub.deliver();
    hub.readers.addIfAbsent(
        Reader.following(backfill, Group.NONE, Position.START).waitingUntil(since));
    Reader before = hub.reader(backfill);

    hub.pause("a test");
    hub.resume();
    hub.deliverHinted();

    assertThat(hub.reader(backfill)).isEqualTo(before);

    assertThat(hub.reader(backfill).inFlight()).isNull();
    assertThat(receiver.events()).containsExactly(List.of(1));
  }

  @Test
  void what_was_sent_behind_a_refused_delivery_is_repeated_as_it_was_cut() {
    receiver.takes(2);
    receiver.answersOnce(new Outcome.ContentRefused("400"), new Outcome.Unknown("no answer"));
    hub.append(1, 4);
    hub.deliver();
    for (int i = 0; i < 4; i++) {
      hub.clock.advance(AN_HOUR);
      hub.readers.ofFeed(TestHub.FEED).forEach(reader -> hub.deliver(reader.id()));
    }

    List<Delivery> tries =
        receiver.deliveries().stream()
            .filter(one -> one.id().equals(receiver.deliveries().get(1).id()))
            .toList();
    assertThat(tries).hasSize(2);
    assertThat(tries.get(1).cutAt()).isEqualTo(tries.get(0).cutAt());
    assertThat(tries.get(1).part()).isEqualTo(tries.get(0).part());
    assertThat(tries.get(1).parts()).isEqualTo(tries.get(0).parts());
    assertThat(receiver.events()).contains(List.of(1), List.of(2));
  }
}
