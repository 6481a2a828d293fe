package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.store.MessageQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A queue as one process sees it. A message may come twice, much later than it should, or never,
 * and a part of a batch may be refused.
 */
final class SimulatedQueue implements MessageQueue {
  private static final double PARTLY_REFUSED = 0.02;
  private static final double REFUSED = 0.3;
  private static final double TWICE = 0.1;
  private static final double LATE = 0.1;
  private static final double LOST = 0.01;

  private final String name;
  private final Consumer<Message> taken;
  private final Predicate<Message> losable;
  private final SimulatedProcess process;
  private final Calls calls;

  /**
   * @param taken what the queue does with a message
   * @param losable whether a message, when it is taken, may be lost, and then is
   */
  SimulatedQueue(
      String name,
      Consumer<Message> taken,
      Predicate<Message> losable,
      SimulatedProcess process,
      Calls calls) {
    this.name = name;
    this.taken = taken;
    this.losable = losable;
    this.process = process;
    this.calls = calls;
  }

  @Override
  public List<Message> send(Collection<Message> messages) {
    return calls.make(process, name + " send " + bodies(messages), () -> take(messages));
  }

  private List<Message> take(Collection<Message> messages) {
    List<Message> refused = new ArrayList<>();
    boolean someAreRefused = calls.chance(0) < PARTLY_REFUSED;
    int number = 0;
    for (Message message : messages) {
      number += 10;
      if (someAreRefused && calls.chance(number) < REFUSED) {
        refused.add(message);
        continue;
      }
      if (calls.chance(number + 5) < LOST && losable.test(message)) {
        continue;
      }
      boolean late = calls.chance(number + 1) < LATE;
      taken.accept(late ? later(message, calls.chance(number + 2)) : message);
      if (calls.chance(number + 3) < TWICE) {
        taken.accept(later(message, calls.chance(number + 4)));
      }
    }
    return refused;
  }

  private static Message later(Message message, double share) {
    Duration room = DELAY_LIMIT.minus(message.delay());
    return new Message(
        message.body(),
        message.delay().plusMillis((long) (room.toMillis() * share * share)),
        message.group());
  }

  private static List<String> bodies(Collection<Message> messages) {
    return messages.stream().map(Message::body).toList();
  }
}
