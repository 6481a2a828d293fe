package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailOptions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many digests of one destination are due, and are made for as long as this test wants. */
class ComputingTurnsTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void aDestinationHasAFewTurnsAndOthersWaitForNoneOfThem() throws InterruptedException {
    ComputingTurns turns = new ComputingTurns(2);
    List<Thread> digests = tenAtOnce(() -> makeWithin(turns.take("digests")));
    assertThat(begun).hasValue(2);
    turns.take("now").close();
    assertThat(begun).as("the digests are still being made").hasValue(2);
    finish(digests);
    turns.take("digests").close();
  }

  @Test
  void aMailIsMadeWhileDigestsOfAnotherDestinationFillTheirTurns() throws InterruptedException {
    MailScene scene =
        new MailScene(Clock.fixed(Deliveries.NOW, ZoneOffset.UTC), this::linkOfDigest);
    List<Thread> senders = tenAtOnce(() -> scene.sender.send(delivery("digests")));
    assertThat(begun).hasValue(Math.min(10, Runtime.getRuntime().availableProcessors()));
    assertThat(scene.sender.send(delivery("now"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(scene.postbox.size()).isEqualTo(1);
    finish(senders);
    assertThat(scene.postbox.size()).isEqualTo(11);
  }

  private Optional<String> linkOfDigest(Delivery delivery) {
    if (!delivery.destination().name().equals("now")) {
      make();
    }
    return Optional.empty();
  }

  private void makeWithin(ComputingTurns.Turn turn) {
    try (turn) {
      make();
    }
  }

  private void make() {
    begun.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers once all of them wait, for the end or for their turn. */
  private static List<Thread> tenAtOnce(Runnable work) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      threads.add(Thread.ofPlatform().start(work));
    }
    await().until(() -> threads.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
    return threads;
  }

  private void finish(List<Thread> threads) throws InterruptedException {
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(begun).hasValue(threads.size());
  }

  private static Delivery delivery(String destination) {
    return Deliveries.of(
        Deliveries.destination(
            destination, "mailto:abuse@isp.example", DataFormat.CSV, MailOptions.NONE),
        List.of(Deliveries.arrival(1, "{\"source.ip\":\"192.0.2.1\"}")));
  }
}
