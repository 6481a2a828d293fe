package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.ManualClock;
import io.signalbox.store.MessageQueue.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedQueueTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T06:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedQueue queue = store.queue("Hints");

  @Test
  void aMessageIsInvisibleForAsLongAsItWasAskedForAndThenReceivedAgain() {
    send("one");
    assertThat(bodies()).containsExactly("one");

    clock.advance(MINUTE.minusMillis(1));
    assertThat(bodies()).isEmpty();

    clock.advance(Duration.ofMillis(1));
    assertThat(queue.receive(10, MINUTE))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.body()).isEqualTo("one");
              assertThat(again.receiveCount()).isEqualTo(2);
            });
  }

  @Test
  void aDeletedMessageDoesNotComeBack() {
    send("one");
    queue.delete(queue.receive(1, MINUTE).getFirst().receipt());

    clock.advance(MINUTE);

    assertThat(bodies()).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void aReceiptIsVoidOnceTheMessageWasReceivedAgain() {
    send("one");
    String first = queue.receive(1, MINUTE).getFirst().receipt();
    clock.advance(MINUTE);
    String second = queue.receive(1, MINUTE).getFirst().receipt();

    queue.delete(first);
    assertThat(queue.size()).isEqualTo(1);
    queue.delete(second);
    assertThat(queue.size()).isZero();
  }

  @Test
  void aPostponedMessageComesLaterAsIfItHadNotBeenReceived() {
    send("one");
    String receipt = queue.receive(1, MINUTE).getFirst().receipt();

    queue.postpone(receipt, MINUTE.multipliedBy(2));

    clock.advance(MINUTE);
    assertThat(bodies()).isEmpty();
    clock.advance(MINUTE);
    assertThat(queue.receive(1, MINUTE))
        .singleElement()
        .satisfies(again -> assertThat(again.receiveCount()).isEqualTo(1));
  }

  @Test
  void noMoreAreReceivedThanWereAskedForAndTheLongestWaitingFirst() {
    send(IntStream.range(0, 25).mapToObj(number -> "message " + number).toArray(String[]::new));

    assertThat(queue.receive(10, MINUTE))
        .extracting(ReceivedMessage::body)
        .hasSize(10)
        .startsWith("message 0")
        .endsWith("message 9");
    assertThat(queue.receive(100, MINUTE)).hasSize(15);
  }

  @Test
  void aMessageThatIsNeverDeletedGoesToTheDeadLetters() {
    EmbeddedQueue dead = store.queue("Dead");
    queue.redriveTo(dead, 3);
    send("poison");
    for (int round = 0; round < 3; round++) {
      assertThat(bodies()).containsExactly("poison");
      clock.advance(MINUTE);
    }

    assertThat(bodies()).isEmpty();
    assertThat(queue.size()).isZero();
    assertThat(dead.receive(10, MINUTE))
        .extracting(ReceivedMessage::body)
        .containsExactly("poison");
  }

  @Test
  void whoWaitsForDeadLettersIsWokenByOne() throws Exception {
    EmbeddedQueue dead = store.queue("Dead");
    queue.redriveTo(dead, 1);
    send("poison");
    queue.receive(1, Duration.ZERO);
    FutureTask<Boolean> waiting = new FutureTask<>(() -> dead.await(Duration.ofMinutes(1)));
    Thread.ofVirtual().start(waiting);

    queue.receive(1, Duration.ZERO);

    assertThat(waiting.get()).isTrue();
  }

  @Test
  void aDelayedMessageIsWaitedForByTheClock() throws InterruptedException {
    queue.send(List.of(new Message("late", MINUTE)));

    assertThat(queue.await(Duration.ofMillis(1))).isFalse();
    clock.advance(MINUTE);
    assertThat(queue.await(Duration.ofMinutes(1))).isTrue();
    assertThat(bodies()).containsExactly("late");
  }

  @Test
  void messagesOfTwoWeeksAgoAreSweptAway() {
    send("old");
    clock.advance(Duration.ofDays(13));
    send("newer");
    clock.advance(Duration.ofDays(1).plusMillis(1));

    store.sweep();

    assertThat(bodies()).containsExactly("newer");
  }

  @Test
  void aDelayedMessageComesNoFractionOfAMillisecondEarly() {
    clock.advance(Duration.ofNanos(999_999));
    queue.send(List.of(new Message("delayed", MINUTE)));

    clock.advance(MINUTE.minusNanos(1));
    assertThat(queue.receive(1, MINUTE)).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(queue.receive(1, MINUTE)).hasSize(1);
  }

  @Test
  void messagesAreThereWhenTheStoreIsOpenedAgainThoseInFlightToo(@TempDir Path directory) {
    try (EmbeddedStore disk = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      EmbeddedQueue hints = disk.queue("Hints");
      hints.send(
          List.of(
              new Message("in flight", Duration.ZERO, "group"),
              new Message("delayed", MINUTE, "group")));
      hints.send(List.of(Message.now("done")));
      hints.receive(1, Duration.ofHours(1));
      hints.delete(hints.receive(1, MINUTE).getFirst().receipt());
    }

    try (EmbeddedStore disk = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      EmbeddedQueue hints = disk.queue("Hints");
      List<ReceivedMessage> received = hints.receive(10, MINUTE);
      assertThat(received).extracting(ReceivedMessage::body).containsExactly("in flight");
      assertThat(groups(received)).containsExactly("group");
      assertThat(received.getFirst().receiveCount()).isEqualTo(2);
      clock.advance(MINUTE);
      assertThat(hints.receive(10, MINUTE)).hasSize(2);
    }
  }

  @Test
  void aGroupTakesNoMoreSlotsThanItLeavesFreeAndAnotherFindsOne() {
    FairShare share = new FairShare(10);
    sendAs("noisy", 50);
    assertThat(groups(queue.receive(share, 10, MINUTE))).containsOnly("noisy").hasSize(5);
    assertThat(queue.receive(share, 10, MINUTE)).isEmpty();

    sendAs("quiet", 1);
    assertThat(groups(queue.receive(share, 10, MINUTE))).containsExactly("quiet");
  }

  @Test
  void slotsThatAreGivenBackAreTakenAgain() throws InterruptedException {
    FairShare share = new FairShare(2);
    sendAs("one", 2);
    ReceivedMessage first = queue.receive(share, 10, MINUTE).getFirst();
    assertThat(queue.await(share, Duration.ofMillis(1))).isFalse();

    queue.end(share, first);

    assertThat(queue.await(share, MINUTE)).isTrue();
    assertThat(queue.receive(share, 10, MINUTE)).hasSize(1);
  }

  @Test
  void theGroupOfWhichLeastIsWorkedOnComesFirstAndWithinItWhatWaitsLongest() {
    FairShare share = new FairShare(100);
    sendAs("noisy", 30);
    queue.receive(share, 20, MINUTE);
    clock.advance(Duration.ofSeconds(1));
    sendAs("quiet", 3);

    assertThat(queue.receive(share, 4, MINUTE))
        .extracting(ReceivedMessage::body)
        .containsExactly("quiet 0", "quiet 1", "quiet 2", "noisy 20");
  }

  @Test
  void tenGroupsThatTakeAllTheyGetLeaveASlotForAnEleventh() {
    FairShare share = new FairShare(64);
    for (int group = 0; group < 10; group++) {
      sendAs("noisy" + group, 100);
    }
    queue.receive(share, 1_000, MINUTE);

    assertThat(share.free()).isBetween(5, 6);
    assertThat(share.admits("quiet")).isTrue();
  }

  private void sendAs(String group, int count) {
    queue.send(
        IntStream.range(0, count)
            .mapToObj(number -> new Message(group + " " + number, Duration.ZERO, group))
            .toList());
  }

  private static List<String> groups(List<ReceivedMessage> received) {
    return received.stream().map(ReceivedMessage::group).toList();
  }

  private void send(String... bodies) {
    queue.send(IntStream.range(0, bodies.length).mapToObj(i -> Message.now(bodies[i])).toList());
  }

  private List<String> bodies() {
    return queue.receive(10, MINUTE).stream().map(ReceivedMessage::body).toList();
  }
}
