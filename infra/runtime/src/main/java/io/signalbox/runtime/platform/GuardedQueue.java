package io.signalbox.runtime.platform;

import io.signalbox.store.MessageQueue;
import java.util.Collection;
import java.util.List;

/** A queue, under the permission that sending needs on SQS. */
record GuardedQueue(MessageQueue queue, Guard guard) implements MessageQueue {

  @Override
  public List<Message> send(Collection<Message> messages) {
    guard.require("sqs:SendMessage");
    return queue.send(messages);
  }

  @Override
  public MessageQueue outlivingTheProcess() {
    return new GuardedQueue(queue.outlivingTheProcess(), guard);
  }
}
