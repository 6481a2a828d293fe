package io.signalbox.delivery.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Insertion;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was to be sent once more is sent once, whatever becomes of the runs of its job. */
class JobRunnerTest {
  private final TestHub hub = new TestHub();
  private final ReaderId job = ReaderId.job(TestHub.FEED.destination(), "again");

  @BeforeEach
  void a_replay_of_two_events_that_were_delivered() {
    Instant begin = hub.clock.instant();
    hub.append(1, 2);
    hub.clock.advance(Duration.ofMinutes(1));
    hub.deliver();
    Instant now = hub.clock.instant();
    new Jobs(hub.platform.dueTable("READERS_TABLE"))
        .addIfAbsent(
            Job.of("soc", "again", new Work.ReplayTime(begin, now), "operator", "again", now),
            now.plusSeconds(60));
  }

  @Test
  void a_run_that_was_frozen_until_all_was_sent_adds_nothing() {
    assertThatThrownBy(() -> run(frozenWhenAdding(this::runElsewhere)))
        .isInstanceOf(StoreException.class);
    later();

    assertThat(hub.receiver.events()).hasSize(4);
  }

  @Test
  void a_run_that_dies_behind_what_it_added_is_followed_by_another() {
    assertThatThrownBy(() -> run(frozenWhenAdding(() -> {}))).isInstanceOf(StoreException.class);
    later();

    assertThat(hub.receiver.events()).hasSize(4);
  }

  private void runElsewhere() {
    hub.clock.advance(Duration.ofMinutes(5));
    run(hub.platform);
    hub.deliverHinted();
    assertThat(hub.receiver.events()).hasSize(4);
  }

  private void run(Platform platform) {
    hub.drain(platform).drain(job, () -> hub.left);
  }

  private void later() {
    for (int hour = 0; hour < 3; hour++) {
      hub.clock.advance(Duration.ofHours(1));
      hub.readers.due(hub.clock.instant(), 100).forEach(hub::deliver);
      hub.deliverHinted();
    }
  }

  /**
   * A platform on which a run freezes before it adds a reader, and never hears of having done so.
   */
  private Platform frozenWhenAdding(Runnable meanwhile) {
    return new ForwardingPlatform(hub.platform) {
      @Override
      public DueTable dueTable(String variable) {
        return new ForwardingDueTable(super.dueTable(variable)) {
          @Override
          public Insertion insertIfAbsent(Draft draft) {
            meanwhile.run();
            super.insertIfAbsent(draft);
            throw new StoreException.Unavailable("The answer is lost", new IOException());
          }
        };
      }
    };
  }
}
