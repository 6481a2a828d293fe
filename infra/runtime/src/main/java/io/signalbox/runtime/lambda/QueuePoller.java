package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.LocalNames;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.FairShare;
import io.signalbox.store.embedded.ReceivedMessage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a queue's messages to a function, as many at once as Lambda would have in its batches, but
 * each by itself, so that none waits for another that takes long. No group of messages takes more
 * of these slots than it leaves free. What the function took is deleted; what it did not comes back
 * when its visibility time-out is over.
 */
final class QueuePoller implements Poller {
  private static final System.Logger LOGGER = System.getLogger(QueuePoller.class.getName());
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final EventSource.Queue source;
  private final EmbeddedQueue queue;
  private final Duration visibilityTimeout;
  private final LocalFunction function;
  private final InFlight inFlight;
  private final WorkRecord record;
  private final FairShare share;

  QueuePoller(
      EventSource.Queue source,
      EmbeddedQueue queue,
      Duration visibilityTimeout,
      LocalFunction function,
      InFlight inFlight,
      WorkRecord record) {
    this.source = source;
    this.queue = queue;
    this.visibilityTimeout = visibilityTimeout;
    this.function = function;
    this.inFlight = inFlight;
    this.record = record;
    this.share = new FairShare(slots(source));
  }

  private static int slots(EventSource.Queue source) {
    return Math.min(source.concurrency() * source.batchSize(), LocalFunction.CONCURRENCY_LIMIT);
  }

  @Override
  public void poll() throws InterruptedException {
    if (queue.await(share, IDLE)) {
      queue
          .receive(share, Integer.MAX_VALUE, visibilityTimeout)
          .forEach(message -> inFlight.start(() -> work(message)));
    }
  }

  private void work(ReceivedMessage message) {
    try {
      switch (record.admit(source.queue() + " " + message.body())) {
        case WorkRecord.Admission.Later(Duration delay) -> queue.postpone(message.receipt(), delay);
        case WorkRecord.Admission.Begun begun -> work(message, begun);
      }
    } finally {
      queue.end(share, message);
    }
  }

  private void work(ReceivedMessage message, WorkRecord.Admission.Begun begun) {
    try (WorkRecord.Entry _ = begun.entry()) {
      if (!hasFailed(function.invoke(event(message, begun.deaths())))) {
        queue.delete(message.receipt());
      }
    } catch (FunctionFailure | RuntimeException failure) {
      LOGGER.log(Level.WARNING, "A message of " + source.queue() + " will come again", failure);
    }
  }

  /** As Lambda does it, an identifier that names no message fails the whole batch, too. */
  private boolean hasFailed(@Nullable Object answer) {
    return source.partialFailures()
        && answer instanceof SQSBatchResponse response
        && response.getBatchItemFailures() != null
        && !response.getBatchItemFailures().isEmpty();
  }

  private SQSEvent event(ReceivedMessage message, int deaths) {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message(message, deaths)));
    return event;
  }

  /** A message that the process died of has been received before, whichever message said so. */
  private SQSEvent.SQSMessage message(ReceivedMessage received, int deaths) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(received.receipt());
    message.setReceiptHandle(received.receipt());
    message.setBody(received.body());
    message.setEventSource("aws:sqs");
    message.setEventSourceArn(LocalNames.queueArn(source.queue()));
    message.setAttributes(
        Map.of(
            "ApproximateReceiveCount",
                Integer.toString(Math.max(received.receiveCount(), deaths + 1)),
            "SentTimestamp", Long.toString(received.sent().toEpochMilli())));
    return message;
  }
}
