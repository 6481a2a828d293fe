package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.KeptConnections;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection with one channel in confirm mode. Many threads publish at once and each waits for
 * its own confirm, so that messages are pipelined.
 */
final class BrokerConnection implements KeptConnections.Connection {
  private static final System.Logger LOG = System.getLogger(BrokerConnection.class.getName());
  private static final int CLOSE_TIMEOUT_MILLISECONDS = 2_000;

  /** A message without its body: it may wait here long after its sender has given up. */
  private record Waiting(
      String id, int bytes, boolean isKeyFromEnvelope, CompletableFuture<Outcome> outcome) {
    static Waiting of(BrokerMessage message) {
      return new Waiting(
          message.id(),
          message.body().bytes().length,
          message.isKeyFromEnvelope(),
          new CompletableFuture<>());
    }
  }

  private record Returned(int code, String text) {}

  private final Connection connection;
  private final Channel channel;
  private final ReentrantLock publishing = new ReentrantLock();

  /**
   * What the broker has not confirmed, by its number. A message stays after its time-out, so that a
   * late return is not taken for the answer to the next try, which has the same id.
   */
  private final ConcurrentNavigableMap<Long, Waiting> waiting = new ConcurrentSkipListMap<>();

  /** The broker's reason for each message that it returned; its ack comes after. */
  private final ConcurrentMap<String, Returned> returned = new ConcurrentHashMap<>();

  private volatile @Nullable String blocked;

  /** Takes over a connection on which nothing was published yet. */
  BrokerConnection(Connection connection, Channel channel) throws IOException {
    this.connection = connection;
    this.channel = channel;
    connection.addBlockedListener(reason -> blocked = reason, () -> blocked = null);
    channel.addReturnListener(
        message ->
            returned.put(
                message.getProperties().getMessageId(),
                new Returned(message.getReplyCode(), message.getReplyText())));
    channel.addConfirmListener(
        (number, multiple) -> confirmed(number, multiple, true),
        (number, multiple) -> confirmed(number, multiple, false));
    channel.addShutdownListener(this::lost);
    channel.confirmSelect();
  }

  /** Publishes a message and waits until the broker has it, or said that it has not. */
  Outcome publish(BrokerMessage message, Duration timeout, Steps steps) {
    Waiting own = Waiting.of(message);
    steps.begin(Step.SEND);
    publishing.lock();
    try {
      String reason = blocked;
      if (reason != null) {
        return new Outcome.Failed("Not sent: the broker takes no messages now: " + reason);
      }
      waiting.put(channel.getNextPublishSeqNo(), own);
      channel.basicPublish(
          message.exchange(),
          message.routingKey(),
          true,
          message.properties(),
          message.body().bytes());
      steps.begin(Step.ANSWER);
    } catch (AlreadyClosedException closed) {
      waiting.values().remove(own);
      return new Outcome.Failed("Not sent: the connection is closed");
    } catch (IOException lost) {
      waiting.values().remove(own);
      return new Outcome.Unknown("Sent in part: " + lost.getMessage());
    } finally {
      publishing.unlock();
    }
    try {
      return own.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new Outcome.Unknown("Sent: no confirm within " + timeout.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("Sent: this function's time ran out");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("A confirm was not understood", defect.getCause());
    }
  }

  private void confirmed(long number, boolean multiple, boolean taken) {
    if (multiple) {
      waiting.headMap(number, true).keySet().forEach(each -> confirmed(each, taken));
    } else {
      confirmed(number, taken);
    }
  }

  private void confirmed(long number, boolean taken) {
    Waiting message = waiting.remove(number);
    if (message != null) {
      message.outcome().complete(outcome(message, returned.remove(message.id()), taken));
    }
  }

  private static Outcome outcome(Waiting message, @Nullable Returned reason, boolean taken) {
    if (reason != null) {
      return BrokerReplies.returned(reason.code(), reason.text(), message.isKeyFromEnvelope());
    }
    return taken
        ? new Outcome.Delivered("Confirmed")
        : new Outcome.Failed("The broker did not take it (nack): its queue is full, or it failed");
  }

  /** What waits for a confirm gets none any more. */
  private void lost(ShutdownSignalException signal) {
    String text = String.valueOf(signal.getMessage());
    for (Long number : waiting.keySet()) {
      Waiting message = waiting.remove(number);
      if (message != null) {
        message.outcome().complete(BrokerReplies.closed(signal.getReason(), text, message.bytes()));
      }
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    try {
      connection.close(CLOSE_TIMEOUT_MILLISECONDS);
    } catch (IOException | AlreadyClosedException gone) {
      LOG.log(System.Logger.Level.DEBUG, "A connection was closed already");
    }
  }
}
