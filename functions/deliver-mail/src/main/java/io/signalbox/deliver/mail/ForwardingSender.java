package io.signalbox.deliver.mail;

import io.signalbox.delivery.Allowance;
import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.Sender;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Optional;

/** Leaves to the next sender whatever it does not override; how it sends, each says itself. */
abstract class ForwardingSender implements Sender {
  final Sender next;

  ForwardingSender(Sender next) {
    this.next = next;
  }

  @Override
  public Capacity capacity(Destination destination) {
    return next.capacity(destination);
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return next.cut(destination, group, waiting);
  }

  @Override
  public String template(Destination destination, Group group) {
    return next.template(destination, group);
  }

  @Override
  public Optional<Group> nextLevel(Destination destination, Group group) {
    return next.nextLevel(destination, group);
  }

  @Override
  public Allowance allowance(Destination destination, Group group) {
    return next.allowance(destination, group);
  }

  @Override
  public Optional<NoticeSubject> notice(Delivery delivery) {
    return next.notice(delivery);
  }
}
