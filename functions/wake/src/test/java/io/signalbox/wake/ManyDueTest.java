package io.signalbox.wake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.FairShare;
import io.signalbox.store.embedded.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The digests of a national register are due at the same minute. */
class ManyDueTest {
  private static final int DIGESTS = 30_000;

  /** As many as the local hub works on at once. */
  private static final int SLOTS = 64;

  private final TestHub hub = new TestHub();
  private final EmbeddedQueue queue = hub.store.queue("Http");
  private Duration left = Duration.ofSeconds(50);
  private final Wake wake = Wakes.of(hub);

  private void wake() {
    wake.wake(hub.clock.instant(), () -> left);
  }

  private void wakeAfter(Duration time) {
    hub.clock.advance(time);
    wake();
  }

  private void due(int digests) {
    for (int i = 0; i < digests; i++) {
      hub.readers.addIfAbsent(
          Reader.following(
                  ReaderId.main(new FeedId("soc", "group-" + i)), Group.NONE, Position.START)
              .waitingUntil(hub.clock.instant()));
    }
  }

  @Test
  void all_are_hinted_in_that_minute_and_not_each_minute_again() {
    due(DIGESTS);
    wake();
    assertThat(queue.size()).isEqualTo(DIGESTS);

    wakeAfter(Duration.ofMinutes(1));
    assertThat(queue.size()).isEqualTo(DIGESTS);

    wakeAfter(RecentHints.LATELY);
    assertThat(queue.size()).isEqualTo(2L * DIGESTS);
  }

  @Test
  void few_are_hinted_each_minute() {
    due(RecentHints.CROWD);
    wake();
    wakeAfter(Duration.ofMinutes(1));

    assertThat(queue.size()).isEqualTo(2L * RecentHints.CROWD);
  }

  @Test
  void who_became_due_meanwhile_is_hinted_beside_a_crowd() {
    due(RecentHints.CROWD + 1);
    wake();
    ReaderId late = ReaderId.main(new FeedId("soc", "late"));
    hub.readers.addIfAbsent(
        Reader.following(late, Group.NONE, Position.START).waitingUntil(hub.clock.instant()));
    wakeAfter(Duration.ofMinutes(1));

    assertThat(queue.size()).isEqualTo(RecentHints.CROWD + 2L);
  }

  @Test
  void what_the_queue_did_not_take_is_hinted_a_minute_later() {
    due(RecentHints.CROWD + 1);
    hub.takesHints = false;
    wake();
    hub.takesHints = true;
    wakeAfter(Duration.ofMinutes(1));

    assertThat(queue.size()).isEqualTo(RecentHints.CROWD + 1L);
  }

  @Test
  void what_time_did_not_suffice_for_is_hinted_a_minute_later() {
    due(RecentHints.CROWD + 1);
    left = MissedReaderScan.SPARE.minusMillis(1);
    wake();
    assertThat(queue.size()).isPositive().isLessThan(RecentHints.CROWD);
    wakeAfter(Duration.ofMinutes(1));
    wakeAfter(Duration.ofMinutes(1));

    assertThat(queue.size()).isEqualTo(RecentHints.CROWD + 1L);
  }

  @Test
  void they_leave_a_slot_to_others_at_each_step() {
    due(RecentHints.CROWD);
    wake();
    FairShare share = new FairShare(SLOTS);
    int steps = 0;
    List<ReceivedMessage> working = queue.receive(share, Integer.MAX_VALUE, Duration.ofHours(1));
    while (!working.isEmpty()) {
      assertThat(working).hasSizeLessThanOrEqualTo(SLOTS / 2);
      assertThat(share.admits("another")).isTrue();
      for (ReceivedMessage message : working) {
        queue.delete(message.receipt());
        queue.end(share, message);
      }
      steps++;
      working = queue.receive(share, Integer.MAX_VALUE, Duration.ofHours(1));
    }

    assertThat(steps).isEqualTo(Math.ceilDiv(RecentHints.CROWD, SLOTS / 2));
  }
}
