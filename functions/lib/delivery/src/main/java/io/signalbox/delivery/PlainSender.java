package io.signalbox.delivery;

import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.Optional;

/** A method whose deliveries have no named template, no ticket and no limit. */
public interface PlainSender extends Sender {

  @Override
  default String template(Destination destination, Group group) {
    return "";
  }

  @Override
  default Optional<NoticeSubject> notice(Delivery delivery) {
    return Optional.empty();
  }

  @Override
  default Allowance allowance(Destination destination, Group group) {
    return Allowance.UNLIMITED;
  }

  @Override
  default Optional<Group> nextLevel(Destination destination, Group group) {
    return Optional.empty();
  }
}
