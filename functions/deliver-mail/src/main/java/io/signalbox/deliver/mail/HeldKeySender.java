package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.directory.keys.HeldKey;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.RecipientKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the keys that the hub holds in the place of fingerprints, at each send. A fingerprint of
 * which it holds none leaves its address without a key.
 */
final class HeldKeySender extends ForwardingSender {
  private final HeldKeys held;

  HeldKeySender(Sender sender, HeldKeys held) {
    super(sender);
    this.held = held;
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    Destination destination = delivery.destination();
    MailOptions options = destination.options(MailOptions.class);
    MailSecurity security = options.security();
    if (security.keys().values().stream().allMatch(key -> key.fingerprint().isEmpty())) {
      return next.send(delivery, steps);
    }
    Map<String, RecipientKey> keys = new HashMap<>();
    security.keys().forEach((address, key) -> keys.put(address, inFull(key)));
    return next.send(delivery.to(destination.with(options.with(security.replacing(keys)))), steps);
  }

  private RecipientKey inFull(RecipientKey key) {
    if (key.fingerprint().isEmpty()) {
      return key;
    }
    Optional<HeldKey> found = held.find(key.fingerprint().get());
    // No other key stands in for one that was named.
    return new RecipientKey(
        key.encrypt(),
        found.filter(HeldKey::isOpenPgp).map(HeldKey::text),
        found.filter(one -> !one.isOpenPgp()).map(HeldKey::text),
        Optional.empty(),
        Optional.of(false));
  }
}
