package io.signalbox.delivery;

import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Optional;

/**
 * How one delivery method delivers: the one interface that a delivery function implements. Order,
 * retry, back-pressure, digests and replay are none of its business.
 */
public interface Sender {

  /** How much this method takes at a time for that destination. */
  Capacity capacity(Destination destination);

  /**
   * Cuts what is waiting into deliveries.
   *
   * @param waiting envelopes in the order of the feed, at least one
   * @return how many envelopes each delivery has, in order, none of them zero, {@code
   *     waiting.size()} in all
   */
  List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting);

  /**
   * The version of the named template that writes what is cut now; empty where none does. All tries
   * of a delivery get it back.
   */
  String template(Destination destination, Group group);

  /**
   * Whom the delivery is for, where it gets a ticket before it is sent; empty for one without a
   * ticket.
   */
  Optional<NoticeSubject> notice(Delivery delivery);

  /**
   * Who is told of what the group's own recipients are not told any more; empty for nobody.
   *
   * @return the group of the same destination that gets it
   */
  Optional<Group> nextLevel(Destination destination, Group group);

  /** How many deliveries the group's recipients may get; asked before each of them. */
  Allowance allowance(Destination destination, Group group);

  /**
   * Sends one delivery. Throws nothing that an outcome can say; called by several threads at once.
   *
   * @param steps is told how the delivery gets to its peer, and says whether it is the sample of a
   *     test
   */
  Outcome send(Delivery delivery, Steps steps);

  /** Sends one delivery that is no test. */
  default Outcome send(Delivery delivery) {
    return send(delivery, Steps.NONE);
  }
}
