package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.LocalNames;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.EmbeddedQueue.Received;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Gives a queue's messages to a function as Lambda does: in batches, several batches at once up to
 * the template's limit. What the function took is deleted; what it did not comes back when its
 * visibility time-out is over.
 */
final class QueuePoller implements Poller {
  private static final System.Logger LOGGER = System.getLogger(QueuePoller.class.getName());
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final EventSource.Queue source;
  private final EmbeddedQueue queue;
  private final Duration visibilityTimeout;
  private final LocalFunction function;
  private final InFlight inFlight;
  private final Semaphore permits;

  QueuePoller(
      EventSource.Queue source,
      EmbeddedQueue queue,
      Duration visibilityTimeout,
      LocalFunction function,
      InFlight inFlight) {
    this.source = source;
    this.queue = queue;
    this.visibilityTimeout = visibilityTimeout;
    this.function = function;
    this.inFlight = inFlight;
    this.permits = new Semaphore(source.concurrency());
  }

  @Override
  public void poll() throws InterruptedException {
    permits.acquire();
    boolean handedOver = false;
    try {
      if (queue.await(IDLE)) {
        List<Received> batch = queue.receive(source.batchSize(), visibilityTimeout);
        if (!batch.isEmpty()) {
          inFlight.start(() -> work(batch));
          handedOver = true;
        }
      }
    } finally {
      if (!handedOver) {
        permits.release();
      }
    }
  }

  private void work(List<Received> batch) {
    try {
      Set<String> failed = failed(batch, function.invoke(event(batch)));
      for (Received message : batch) {
        if (!failed.contains(message.receipt())) {
          queue.delete(message.receipt());
        }
      }
    } catch (FunctionFailure | RuntimeException failure) {
      LOGGER.log(Level.WARNING, "Messages of " + source.queue() + " will come again", failure);
    } finally {
      permits.release();
    }
  }

  private Set<String> failed(List<Received> batch, @Nullable Object answer) {
    if (!source.partialFailures()
        || !(answer instanceof SQSBatchResponse response)
        || response.getBatchItemFailures() == null) {
      return Set.of();
    }
    Set<String> known = new HashSet<>(batch.stream().map(Received::receipt).toList());
    Set<String> failed = new HashSet<>();
    response.getBatchItemFailures().forEach(item -> failed.add(item.getItemIdentifier()));
    // As Lambda does it: an identifier that names no message fails the whole batch.
    return known.containsAll(failed) ? failed : known;
  }

  private SQSEvent event(List<Received> batch) {
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(this::message).toList());
    return event;
  }

  private SQSEvent.SQSMessage message(Received received) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(received.receipt());
    message.setReceiptHandle(received.receipt());
    message.setBody(received.body());
    message.setEventSource("aws:sqs");
    message.setEventSourceArn(LocalNames.queueArn(source.queue()));
    message.setAttributes(
        Map.of(
            "ApproximateReceiveCount", Integer.toString(received.receiveCount()),
            "SentTimestamp", Long.toString(received.sent().toEpochMilli())));
    return message;
  }
}
