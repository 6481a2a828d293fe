package io.signalbox.bounces;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.log.SentMessage;
import io.signalbox.delivery.log.SentMessages;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Coding;
import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.ingest.Admission;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.settings.Addressee;
import io.signalbox.store.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells handlers that an address gets no mail any more, by an envelope of the hub's own: one a day
 * for each address and destination. The envelope names the address by its hash, so that nothing of
 * it is left when it is removed from the directory or the settings.
 */
final class BounceReports {
  static final String IDENTIFIER = "hub.address.bounced";

  /** No instance has this name. */
  private static final Sender SENDER = new Sender("hub:bounces", false, false, false);

  private final Platform platform;
  private final SentMessages messages;
  private final Readers readers;

  BounceReports(Platform platform, SentMessages messages, Readers readers) {
    this.platform = platform;
    this.messages = messages;
    this.readers = readers;
  }

  /**
   * Tells of the addresses that a mail did not reach for good. Nothing where the hub does not know
   * the mail.
   *
   * @return whether all is kept; where not, the same can be told again
   */
  boolean tell(String messageId, List<Feedback.Unreachable> unreachable) {
    Optional<SentMessage> message =
        unreachable.isEmpty() ? Optional.empty() : messages.find(messageId);
    if (message.isEmpty()) {
      return true;
    }
    List<ReadItem> items = new ArrayList<>();
    for (Feedback.Unreachable one : unreachable) {
      Envelope envelope = envelope(message.get(), one);
      items.add(new ReadItem.Parsed(items.size(), envelope, Form.DECIDED, List.of(), List.of()));
    }
    return ingest().keep(SENDER, new ReadBatch(items), Path.EMPTY).stream()
        .allMatch(
            result -> result.status() == Status.ACCEPTED || result.status() == Status.DUPLICATE);
  }

  private Envelope envelope(SentMessage message, Feedback.Unreachable unreachable) {
    Instant now = platform.clock().instant();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", "other");
    event.put("classification.identifier", IDENTIFIER);
    event.put("feed.provider", hubName());
    event.put("feed.name", "Bounces");
    event.put("extra.bounce.day", now.toString().substring(0, "2026-11-28".length()));
    event.put("extra.bounce.destination", message.record().feed().destination());
    event.put("extra.bounce.reason", unreachable.reason().name().toLowerCase(Locale.ROOT));
    event.put("extra.bounce.address_hash", AddressHash.of(unreachable.address().address()));
    readers
        .find(ReaderId.main(message.record().feed()))
        .flatMap(main -> Addressee.of(main.reader().group()))
        .flatMap(Addressee::organisation)
        .ifPresent(organisation -> event.put("extra.bounce.organisation", organisation));
    Payload payload = Payload.of(event);
    return new Envelope(
        DerivedId.of(payload),
        Optional.empty(),
        Path.EMPTY,
        Protocol.INTELMQ_EVENT,
        Meta.of(JsonNodeFactory.instance.objectNode()),
        payload);
  }

  /** Made when it is needed: few calls of the function have something to tell. */
  private Ingest ingest() {
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            platform.clock(),
            platform.random(),
            platform.environment().duration("RETENTION"),
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    return new Ingest(
        envelopes, hubName(), Admission.NOTHING_ASKED, Workers.DEFAULT, platform.metrics());
  }

  private String hubName() {
    return platform.environment().required("HUB_NAME");
  }
}
