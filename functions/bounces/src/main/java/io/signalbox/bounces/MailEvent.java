package io.signalbox.bounces;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bounces.Feedback.Unreachable;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.LateOutcome;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.settings.MailAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one event of a mail: what happened, to whom, when. */
final class MailEvent {
  private final JsonNode message;
  private final JsonNode event;
  private final Result result;
  private final String kind;
  private final Optional<Reason> suppresses;
  private final Set<String> addresses = new HashSet<>();
  private final Set<String> spellings = new HashSet<>();
  private final List<Unreachable> unreachable = new ArrayList<>();
  private int unreadable;
  private String diagnostic = "";

  /**
   * @param member what of the message describes the event
   * @param kind what happened, in SES's words
   * @param suppresses why its recipients are to be written to no more, if they are
   */
  MailEvent(
      JsonNode message, String member, Result result, String kind, Optional<Reason> suppresses) {
    this.message = message;
    this.event = message.path(member);
    this.result = result;
    this.kind = kind;
    this.suppresses = suppresses;
  }

  /**
   * Reads it.
   *
   * @param recipients the member that lists whom it concerns; empty where it concerns all
   * @throws MalformedFeedback where it names neither a mail nor an address
   */
  Feedback read(String recipients) throws MalformedFeedback {
    String messageId = message.path("mail").path("messageId").asText("");
    for (JsonNode recipient : event.path(recipients)) {
      readRecipient(recipient, messageId);
    }
    if (messageId.isEmpty() && (result == Result.RECEIVED || result == Result.DELAYED)) {
      return new Feedback.Irrelevant(kind);
    }
    if (messageId.isEmpty() && unreachable.isEmpty()) {
      throw new MalformedFeedback("Neither a message id nor an address that can be read");
    }
    Optional<LateOutcome> outcome =
        messageId.isEmpty() || (!recipients.isEmpty() && addresses.isEmpty() && unreadable == 0)
            ? Optional.empty()
            : Optional.of(outcome(messageId));
    return new Feedback.OfMail(outcome, time(message.path("mail")), unreachable, unreadable);
  }

  private void readRecipient(JsonNode recipient, String messageId) {
    String text =
        recipient.isTextual() ? recipient.asText() : recipient.path("emailAddress").asText();
    addresses.add(mailbox(text));
    spellings.add(text);
    String status = recipient.path("status").asText();
    String code = PeerText.of(recipient.path("diagnosticCode").asText(), List.of());
    diagnostic = diagnostic.isEmpty() ? joined(status, code) : diagnostic;
    if (suppresses.isPresent()) {
      try {
        String mail = messageId.isEmpty() ? "" : "mail " + messageId;
        unreachable.add(
            new Unreachable(
                MailAddress.parse(text), suppresses.get(), joined(kind, status, code, mail)));
      } catch (IllegalArgumentException noAddress) {
        unreadable++;
      }
    }
  }

  private LateOutcome outcome(String messageId) {
    return new LateOutcome(
        messageId,
        time(event).or(() -> time(message.path("mail"))).orElse(Instant.EPOCH),
        result,
        addresses,
        Math.max(1, recipientsOfMail()),
        detail());
  }

  /** Servers repeat the address that they refuse. */
  private String detail() {
    List<String> named =
        Stream.concat(addresses.stream(), spellings.stream())
            .filter(one -> !one.isEmpty())
            .toList();
    return PeerText.of(joined(kind, diagnostic), named);
  }

  /** Who is named twice is one, whose mail comes back once. */
  private int recipientsOfMail() {
    Set<String> hashes = new HashSet<>();
    message
        .path("mail")
        .path("destination")
        .forEach(address -> hashes.add(AddressHash.of(mailbox(address.asText()))));
    return hashes.size();
  }

  /** One spelling of an address, with or without a name; of what is none, what stands there. */
  private static String mailbox(String text) {
    try {
      return MailAddress.parse(text).key();
    } catch (IllegalArgumentException noAddress) {
      return text;
    }
  }

  private static Optional<Instant> time(JsonNode of) {
    try {
      return Optional.of(Instant.parse(of.path("timestamp").asText()));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }
}
