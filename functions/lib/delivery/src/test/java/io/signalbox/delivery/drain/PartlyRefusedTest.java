package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A receiver that takes a batch but for some envelopes, and says which. */
class PartlyRefusedTest {
  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;

  PartlyRefusedTest() {
    receiver.takes(5);
    receiver.answers(PartlyRefusedTest::answer);
  }

  @Test
  void each_refused_envelope_is_set_aside_by_itself_and_the_rest_is_sent_once() {
    hub.append(1, 10);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1, 2, 3, 4, 5), List.of(6, 7, 8, 9, 10));
    assertThat(aside()).hasSize(2).allSatisfy(one -> assertThat(one.trouble()).isNotNull());
    assertThat(hub.reader().trouble()).isNull();
  }

  @Test
  void what_was_set_aside_is_sent_again_by_itself() {
    hub.append(1, 5);
    hub.deliver();
    receiver.answers(got -> new Outcome.Delivered("200"));
    hub.clock.advance(Duration.ofHours(1));
    aside().forEach(one -> hub.deliver(one.id()));

    assertThat(receiver.events().subList(1, 3)).containsExactlyInAnyOrder(List.of(2), List.of(4));
    assertThat(aside()).isEmpty();
  }

  @Test
  void the_delivery_log_tells_which_and_why() {
    hub.append(1, 5);
    hub.deliver();

    List<DeliveryRecord> records =
        new DeliveryLog(hub.platform.table("DELIVERIES_TABLE"), hub.clock, TestHub.RETENTION)
            .newest(TestHub.FEED, hub.reader().cursor(), 10);
    assertThat(records)
        .filteredOn(record -> record.result() == DeliveryRecord.Result.REFUSED)
        .extracting(DeliveryRecord::answer)
        .containsExactlyInAnyOrder("reason 2", "reason 4");
  }

  @Test
  void a_process_that_dies_before_they_are_set_aside_sends_the_batch_again() {
    hub.append(1, 10);
    try {
      hub.drainThatCrashesWhenWriting(1).drain(TestHub.READER, () -> hub.left);
    } catch (RuntimeException | Error crash) {
      hub.clock.advance(Duration.ofMinutes(10));
    }
    hub.deliver();

    assertThat(receiver.events().getLast()).isEqualTo(List.of(6, 7, 8, 9, 10));
    assertThat(aside()).hasSize(2);
  }

  @Test
  void of_what_was_set_aside_nothing_is_set_aside_again() {
    receiver.answers(got -> new Outcome.ContentRefused("400"));
    hub.append(1, 5);
    hub.deliver();
    receiver.answers(PartlyRefusedTest::answer);
    for (int round = 0; round < 6; round++) {
      hub.clock.advance(Duration.ofHours(2));
      hub.deliver();
      aside().forEach(one -> hub.deliver(one.id()));
    }

    assertThat(aside()).extracting(one -> one.cursor().index()).containsExactlyInAnyOrder(1, 3);
  }

  private List<Reader> aside() {
    return hub.readers.ofFeed(TestHub.FEED).stream()
        .filter(reader -> reader.id().isAside())
        .toList();
  }

  /** Refuses the events 2 and 4. */
  private static Outcome answer(Receiver.Got got) {
    Map<Integer, String> refused = new TreeMap<>();
    for (int event : List.of(2, 4)) {
      if (got.events().contains(event)) {
        refused.put(got.events().indexOf(event), "reason " + event);
      }
    }
    if (!refused.isEmpty() && refused.size() == got.events().size()) {
      return new Outcome.ContentRefused("422");
    }
    return new Outcome.Delivered("200", List.of(), new TreeMap<>(refused));
  }
}
