package io.signalbox.delivery;

import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import io.signalbox.settings.Destination;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends hints to the queue of their destination's delivery method. Feeds that are pulled have none.
 */
public final class HintSender {
  private final Map<DeliveryMethod, MessageQueue> queues;

  public HintSender(Map<DeliveryMethod, MessageQueue> queues) {
    this.queues = Map.copyOf(queues);
  }

  /** The queues that the template names for each method. */
  public static HintSender of(Platform platform) {
    Map<DeliveryMethod, MessageQueue> queues = new HashMap<>();
    for (DeliveryMethod method : DeliveryMethods.all()) {
      method.queueVariable().ifPresent(variable -> queues.put(method, platform.queue(variable)));
    }
    return new HintSender(queues);
  }

  /**
   * The same, whose hints outlive the process when they are sent, and are durable a little later.
   */
  public HintSender outlivingTheProcess() {
    Map<DeliveryMethod, MessageQueue> lasting = new HashMap<>();
    queues.forEach((method, queue) -> lasting.put(method, queue.outlivingTheProcess()));
    return new HintSender(lasting);
  }

  /** A hint, the method of its feed's destination, and how long to hold it back. */
  public record Addressed(Hint hint, DeliveryMethod method, Duration delay) {

    public static Addressed now(Hint hint, Destination destination) {
      return new Addressed(hint, destination.method(), Duration.ZERO);
    }
  }

  /**
   * Sends hints, each once, of which none may be lost.
   *
   * @throws StoreException.Unavailable where a queue did not take one, or may not have taken it
   */
  public void sendAll(Collection<Addressed> hints) {
    int refused = send(hints);
    if (refused > 0) {
      throw new StoreException.Unavailable(
          refused + " hints were not taken", new IllegalStateException("The queue is away"));
    }
  }

  /**
   * Sends hints, each once, to readers that wake finds too, for they are due.
   *
   * @return how many the queues did not take
   */
  public int send(Collection<Addressed> hints) {
    Map<DeliveryMethod, List<Message>> messages = new LinkedHashMap<>();
    for (Addressed addressed : new LinkedHashSet<>(hints)) {
      if (queues.containsKey(addressed.method())) {
        messages
            .computeIfAbsent(addressed.method(), unknown -> new ArrayList<>())
            .add(
                new Message(
                    addressed.hint().text(),
                    addressed.delay(),
                    addressed.hint().reader().feed().destination()));
      }
    }
    int refused = 0;
    for (Map.Entry<DeliveryMethod, List<Message>> entry : messages.entrySet()) {
      refused +=
          Optional.ofNullable(queues.get(entry.getKey()))
              .orElseThrow()
              .send(entry.getValue())
              .size();
    }
    return refused;
  }
}
