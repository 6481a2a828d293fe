package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.CrashingPlatform.Crash;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.destination.KnownStates;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;

  @Test
  void a_process_that_dies_repeats_only_what_it_could_not_write_down() {
    hub.append(1, 10);
    // The lease, two outcomes, and then it dies.
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenWriting(3).drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    assertThat(receiver.events()).containsExactly(List.of(1), List.of(2), List.of(3));

    endLease();
    hub.deliver();

    assertThat(receiver.events().stream().flatMap(List::stream))
        .containsExactly(1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(receiver.got().get(3).id()).isEqualTo(receiver.got().get(2).id());
    assertThat(receiver.got()).extracting(Receiver.Got::part).startsWith(1, 2, 3, 3, 4, 5);
    assertThat(hub.reader().inFlight()).isNull();
  }

  @Test
  void what_was_delivered_behind_one_that_hangs_is_not_repeated_after_a_crash() {
    receiver.takesInParallel(2);
    hub.append(1, 4);
    CountDownLatch othersAreWritten = new CountDownLatch(1);
    receiver.answers(
        got -> {
          if (got.events().equals(List.of(1))) {
            await(othersAreWritten);
          } else if (got.events().equals(List.of(4))) {
            othersAreWritten.countDown();
          }
          return new Outcome.Delivered("200");
        });
    // The lease, the outcomes of 2 and 3, and then it dies.
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenWriting(3).drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    int before = receiver.got().size();

    endLease();
    hub.deliver();

    assertThat(receiver.events().subList(before, receiver.events().size()))
        .containsExactlyInAnyOrder(List.of(1), List.of(4));
    assertThat(hub.reader().inFlight()).isNull();
  }

  @Test
  void outcomes_that_come_while_one_is_written_are_written_together() throws Exception {
    hub.append(1, 5);
    List<Delivery> deliveries = new ArrayList<>();
    List<InFlightBatch.DeliveryRange> ranges = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ranges.add(new InFlightBatch.DeliveryRange(new Position(1, i), new Position(1, i + 1), 1));
      deliveries.add(delivery(i));
    }
    AtomicInteger writes = new AtomicInteger();
    CountDownLatch firstIsWritten = new CountDownLatch(1);
    CountDownLatch othersHaveCome = new CountDownLatch(1);
    Deque<Runnable> meanwhile =
        new ArrayDeque<>(
            List.of(
                writes::incrementAndGet,
                () -> {
                  writes.incrementAndGet();
                  firstIsWritten.countDown();
                  await(othersHaveCome);
                },
                writes::incrementAndGet,
                writes::incrementAndGet));
    Readers slow =
        new Readers(new DisturbedTable(hub.platform.dueTable("READERS_TABLE"), meanwhile));
    Versioned standing = hub.readers.follow(TestHub.FEED, Group.NONE);
    Reader leased =
        standing
            .reader()
            .leased(
                new Lease("owner", hub.clock.instant().plusSeconds(60)),
                new InFlightBatch(ranges, 0, 5, Instant.EPOCH));
    Progress progress =
        new Progress(
            slow.replace(standing, leased).orElseThrow(),
            deliveries,
            deliveries.stream().map(one -> List.<ReceiptSpan>of()).toList(),
            slow,
            new DeliveryLogWriter(
                new DeliveryLog(hub.store.table("Deliveries"), hub.clock, TestHub.RETENTION)),
            Duration.ZERO,
            hub.clock);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> progress.add(0, new Outcome.Delivered("200")));
      firstIsWritten.await();
      for (int i = 1; i < 4; i++) {
        int index = i;
        threads.execute(() -> progress.add(index, new Outcome.Delivered("200")));
      }
      while (progress.results().stream().filter(RangeResult.Sent.class::isInstance).count() < 4) {
        Thread.onSpinWait();
      }
      othersHaveCome.countDown();
    }

    // The lease, the first outcome, the three others.
    assertThat(writes).hasValue(3);
    assertThat(Objects.requireNonNull(hub.reader().inFlight()).undelivered()).isEqualTo(1);
    assertThat(log()).hasSize(4);
  }

  @Test
  void each_outcome_is_in_the_delivery_log_once() {
    receiver.takesInParallel(3);
    hub.append(1, 20);
    hub.deliver();

    assertThat(log()).hasSize(20).extracting(DeliveryRecord::id).doesNotHaveDuplicates();
  }

  @Test
  void a_pause_while_something_is_sent_stops_it_and_repeats_nothing_later() {
    hub.append(1, 5);
    receiver.answers(
        got -> {
          if (got.events().equals(List.of(2))) {
            hub.pause("maintenance");
            hub.clock.advance(KnownStates.AGE);
          }
          return new Outcome.Delivered("200");
        });
    hub.deliver();
    assertThat(receiver.events()).containsExactly(List.of(1), List.of(2));
    hub.deliver();
    assertThat(hub.state().isPaused()).isTrue();

    hub.resume();
    hub.deliverHinted();

    assertThat(receiver.events().stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 5).boxed().toList());
  }

  @Test
  void a_pause_while_the_last_one_is_sent_is_not_overwritten_and_repeats_nothing() {
    hub.append(1, 1);
    receiver.answers(
        got -> {
          hub.pause("maintenance");
          return new Outcome.Delivered("200");
        });
    hub.deliver();
    hub.deliver();
    assertThat(hub.state().isPaused()).isTrue();

    hub.resume();
    hub.deliverHinted();

    assertThat(receiver.events()).containsExactly(List.of(1));
  }

  private Delivery delivery(int range) {
    UUID id = new UUID(0, range);
    return new Delivery(
        id, hub.destination(), Group.NONE, List.of(), range + 1, 5, 1, Instant.EPOCH);
  }

  private void endLease() {
    hub.clock.advance(
        Duration.between(hub.clock.instant(), hub.reader().due().orElseThrow()).plusMillis(1));
  }

  private List<DeliveryRecord> log() {
    return new DeliveryLog(hub.store.table("Deliveries"), hub.clock, TestHub.RETENTION)
        .newest(TestHub.FEED, new Position(9_999_999_999_999_999L, 0), 100);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
