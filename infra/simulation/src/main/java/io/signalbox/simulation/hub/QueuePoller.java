package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.FairShare;
import io.signalbox.store.embedded.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a queue's messages to a function in batches, as Lambda does, those of groups of which
 * little is being worked on first, as SQS's fair queues do.
 */
final class QueuePoller {
  private static final int LONGEST_TRANSIT_MILLISECONDS = 400;

  private final EventSource.Queue source;
  private final EmbeddedQueue queue;
  private final Duration visibility;
  private final Invocations<SQSEvent, SQSBatchResponse> function;
  private final World world;

  /** SQS prefers quiet groups, and holds none back while slots are free. */
  private final FairShare share = new FairShare(Integer.MAX_VALUE);

  private int batches;

  QueuePoller(
      EventSource.Queue source,
      EmbeddedQueue queue,
      Duration visibility,
      Invocations<SQSEvent, SQSBatchResponse> function,
      World world) {
    this.source = source;
    this.queue = queue;
    this.visibility = visibility;
    this.function = function;
    this.world = world;
  }

  void enqueue(MessageQueue.Message message) {
    queue.send(List.of(message));
    lookAfter(message.delay());
  }

  boolean isEmpty() {
    return queue.size() == 0;
  }

  private void lookAfter(Duration wait) {
    long transit = world.random().nextLong(1, LONGEST_TRANSIT_MILLISECONDS);
    // To the second, rounded up, as a queue delays.
    world.simulator().after(wait.plusSeconds(1).plusMillis(transit), this::look);
    world.simulator().after(wait.plusMillis(transit), this::look);
  }

  private void look() {
    if (batches >= Math.min(source.concurrency(), world.slotsAtMost())) {
      return;
    }
    List<ReceivedMessage> batch =
        queue.receive(share, world.random().nextInt(1, source.batchSize() + 1), visibility);
    if (!batch.isEmpty()) {
      batches++;
      world.simulator().after(visibility.plusMillis(1), this::look);
      function.invoke(event(batch), answer -> ended(batch, answer));
      look();
    }
  }

  private void ended(List<ReceivedMessage> batch, Optional<SQSBatchResponse> answer) {
    batches--;
    batch.forEach(message -> queue.end(share, message));
    if (answer.isPresent()) {
      Set<String> failed =
          answer.get().getBatchItemFailures().stream()
              .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
              .collect(Collectors.toSet());
      batch.stream()
          .filter(message -> !failed.contains(message.receipt()))
          .forEach(message -> queue.delete(message.receipt()));
    }
    look();
  }

  private static SQSEvent event(List<ReceivedMessage> batch) {
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(QueuePoller::message).toList());
    return event;
  }

  private static SQSEvent.SQSMessage message(ReceivedMessage received) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(received.receipt());
    message.setBody(received.body());
    return message;
  }
}
