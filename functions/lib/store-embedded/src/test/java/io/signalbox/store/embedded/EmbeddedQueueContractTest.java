package io.signalbox.store.embedded;

import io.signalbox.store.MessageQueue;
import io.signalbox.store.MessageQueueContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

class EmbeddedQueueContractTest implements MessageQueueContract {
  private final EmbeddedQueue queue = EmbeddedStore.inMemory(Clock.systemUTC()).queue("Hints");

  @Override
  public MessageQueue queue() {
    return queue;
  }

  @Override
  public List<String> receive() {
    List<ReceivedMessage> received = queue.receive(100, Duration.ofMinutes(1));
    received.forEach(message -> queue.delete(message.receipt()));
    return received.stream().map(ReceivedMessage::body).toList();
  }
}
