package io.signalbox.store.embedded;

import io.signalbox.store.MessageQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue in the embedded store, with what a poller needs. Messages are durable when {@link #send}
 * answers; receiving and deleting become durable a little later, so that a crash may repeat a
 * message but lose none.
 *
 * <p>A message that was in flight when the store was closed or killed can be received again as soon
 * as it is open: nobody is left who could delete it.
 */
public final class EmbeddedQueue implements MessageQueue {
  /** What SQS keeps at the most. */
  public static final Duration RETENTION = Duration.ofDays(14);

  private record Redrive(EmbeddedQueue deadLetters, int maxReceives) {}

  private final Commits commits;
  private final Clock clock;
  private final Turns turns = new Turns();
  private final QueueRows messages;
  private final Signal changed = new Signal();
  private volatile @Nullable Redrive redrive;

  EmbeddedQueue(String name, Rows rows, Commits commits, Clock clock) {
    this.commits = commits;
    this.clock = clock;
    this.messages = new QueueRows(name, rows, turns, this);
    commits.apply(
        writing -> {
          messages.countAndReleaseAll(writing, clock.instant());
          return writing;
        });
  }

  /**
   * From now on, a message that was received {@code maxReceives} times without being deleted goes
   * to the other queue instead of being received once more.
   */
  public void redriveTo(EmbeddedQueue deadLetters, int maxReceives) {
    redrive = new Redrive(deadLetters, maxReceives);
  }

  @Override
  public List<Message> send(Collection<Message> batch) {
    add(batch);
    commits.awaitDurable(this);
    return List.of();
  }

  @Override
  public MessageQueue outlivingTheProcess() {
    return batch -> {
      add(batch);
      commits.handOver();
      return List.of();
    };
  }

  private void add(Collection<Message> batch) {
    commits.apply(
        writing -> {
          Instant now = clock.instant();
          batch.forEach(message -> add(writing, QueuedMessage.sent(message, now)));
          return batch;
        });
  }

  /**
   * Takes up to {@code max} messages, whosever they are; nobody else gets them until {@code
   * visibility} is over.
   */
  public List<ReceivedMessage> receive(int max, Duration visibility) {
    return receive(new FairShare(Integer.MAX_VALUE), max, visibility);
  }

  /**
   * Takes up to {@code max} messages for which the share has slots, first those of the groups that
   * have the fewest; nobody else gets them until {@code visibility} is over. Each has taken its
   * slot when this answers, and {@link #end} gives it back.
   */
  public List<ReceivedMessage> receive(FairShare share, int max, Duration visibility) {
    return commits.apply(
        writing -> {
          Instant now = clock.instant();
          List<ReceivedMessage> received = new ArrayList<>();
          Optional<Turns.Turn> turn = turns.next(share, now);
          while (received.size() < max && turn.isPresent()) {
            receive(writing, turn.get().id(), now, visibility)
                .ifPresent(
                    message -> {
                      received.add(message);
                      share.take(message.group());
                    });
            turn = turns.next(share, now);
          }
          return List.copyOf(received);
        });
  }

  /** The slot of a message that was received is free again, whatever becomes of the message. */
  public void end(FairShare share, ReceivedMessage message) {
    share.giveBack(message.group());
    changed.raise();
  }

  private Optional<ReceivedMessage> receive(
      Writing writing, long id, Instant now, Duration visibility) {
    QueuedMessage message = messages.remove(writing, id);
    Redrive rule = redrive;
    if (rule != null && message.receives() >= rule.maxReceives()) {
      rule.deadLetters().add(writing, message.released(now));
      messages.moved(writing);
      return Optional.empty();
    }
    QueuedMessage received = message.received(now.plus(visibility));
    messages.put(writing, id, received);
    return Optional.of(received.handed(id));
  }

  /** Puts a message back: after that time it is received as if it had not been received now. */
  public void postpone(String receipt, Duration wait) {
    withCurrent(
        receipt,
        (writing, id) ->
            messages.put(
                writing, id, messages.remove(writing, id).postponed(clock.instant().plus(wait))));
    changed.raise();
  }

  /** Removes a message for good. A receipt that is out of date removes nothing. */
  public void delete(String receipt) {
    withCurrent(receipt, messages::removeForGood);
  }

  private void withCurrent(String text, ObjLongConsumer<Writing> change) {
    Receipt receipt = Receipt.parse(text);
    commits.apply(
        writing -> {
          if (messages.isCurrent(receipt)) {
            change.accept(writing, receipt.id());
          }
          return receipt;
        });
  }

  /** Waits, in real time, until a message can be received; whether one can. */
  public boolean await(Duration atMost) throws InterruptedException {
    return await(new FairShare(Integer.MAX_VALUE), atMost);
  }

  /** The same for a message for which the share has a slot. */
  public boolean await(FairShare share, Duration atMost) throws InterruptedException {
    return changed.await(() -> untilVisible(share), atMost);
  }

  private Duration untilVisible(FairShare share) {
    Optional<Instant> first = commits.apply(reading -> turns.firstVisible(share));
    if (first.isEmpty()) {
      return Signal.UNTIL_RAISED;
    }
    Duration until = Duration.between(clock.instant(), first.get());
    return until.isNegative() ? Duration.ZERO : until;
  }

  /** How many messages there are, delayed and in flight included. */
  public long size() {
    return messages.count();
  }

  /** Since when the message waits that waits the longest; empty where there is none. */
  public Optional<Instant> oldest() {
    return commits.apply(reading -> messages.oldest());
  }

  /** Removes what is older than {@link #RETENTION}; how many messages. */
  int sweep(Instant now) {
    return commits.apply(writing -> messages.removeSentBefore(writing, now.minus(RETENTION)));
  }

  private void add(Writing writing, QueuedMessage message) {
    messages.add(writing, message);
    writing.afterwards(changed::raise);
  }
}
