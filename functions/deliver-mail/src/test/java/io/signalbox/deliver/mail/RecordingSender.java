package io.signalbox.deliver.mail;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.PlainSender;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity.RecipientKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends all that waits at once, and remembers it. */
final class RecordingSender implements PlainSender {
  private final List<Delivery> sent = new ArrayList<>();

  List<Delivery> sent() {
    return List.copyOf(sent);
  }

  /** The key of an address in the last delivery. */
  RecipientKey key(String address) {
    return Optional.ofNullable(
            sent.getLast().destination().options(MailOptions.class).security().keys().get(address))
        .orElseThrow();
  }

  @Override
  public Capacity capacity(Destination destination) {
    return new Capacity(10, 1_000_000, 1, Duration.ofSeconds(1), true);
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return List.of(waiting.size());
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    sent.add(delivery);
    return new Outcome.Delivered("sent");
  }
}
