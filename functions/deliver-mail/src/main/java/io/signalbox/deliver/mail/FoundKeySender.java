package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.directory.keys.FoundKey;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.RecipientKey;
import io.signalbox.wkd.KeyFinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the keys of recipients by Web Key Directory, where the destination asks for that. What was
 * found is looked up in the hub; a directory is asked where nothing is known of an address.
 */
final class FoundKeySender extends ForwardingSender {
  /** Recipients whose directories are slower than this together wait for the next try. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final MailAddress from;
  private final KeyFinder finder;
  private final Clock clock;

  /**
   * @param from who sends, unless a destination says otherwise
   */
  FoundKeySender(Sender sender, MailAddress from, KeyFinder finder, Clock clock) {
    super(sender);
    this.from = from;
    this.finder = finder;
    this.clock = clock;
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    Destination destination = delivery.destination();
    MailOptions options = destination.options(MailOptions.class);
    List<MailAddress> wanted = wanted(destination, options.security());
    if (wanted.isEmpty()) {
      return next.send(delivery, steps);
    }
    Instant until = clock.instant().plus(LONGEST);
    Map<String, RecipientKey> keys = new HashMap<>(options.security().keys());
    List<String> faults = new ArrayList<>();
    for (MailAddress address : wanted) {
      Optional<FoundKey> known = finder.known(address);
      if (known.isEmpty() && clock.instant().isAfter(until)) {
        return new Outcome.Failed("Not sent: the keys of all recipients were not found in time");
      }
      FoundKey found = known.orElseGet(() -> finder.look(address));
      keys.put(address.key(), key(options.security(), address, found));
      if (found.pinned().isEmpty()) {
        faults.add(address.address() + ": " + found.fault().orElse("no key was found"));
      }
    }
    Outcome outcome =
        next.send(
            delivery.to(destination.with(options.with(options.security().replacing(keys)))), steps);
    return faults.isEmpty()
        ? outcome
        : outcome.withAnswer(
            outcome.answer() + "; no key by Web Key Directory: " + String.join(", ", faults));
  }

  private List<MailAddress> wanted(Destination destination, MailSecurity security) {
    try {
      return Recipients.of(destination, from).all().stream().filter(security::isFound).toList();
    } catch (IllegalArgumentException saidWhenSending) {
      return List.of();
    }
  }

  private static RecipientKey key(MailSecurity security, MailAddress address, FoundKey found) {
    return new RecipientKey(
        security.key(address).flatMap(RecipientKey::encrypt),
        found.pinned().map(FoundKey.Pinned::text),
        Optional.empty());
  }
}
