package io.signalbox.notices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelopes.StoredEnvelope;
import java.util.List;
import java.util.Optional;

/**
 * Makes an answer an envelope of the hub's own: an event that routes can match by its {@code
 * classification.identifier}, under an id that its content gives, so that the same answer twice is
 * one. It has the marks of the notice's events, and none of their addresses: nothing that finds its
 * recipient by an address sends it back.
 */
final class AnswerEnvelopes {
  static final String IDENTIFIER = "hub.notice.answer";

  /** How many of the notice's events it names. */
  private static final int EVENTS_NAMED = 100;

  private final String hubName;

  AnswerEnvelopes(String hubName) {
    this.hubName = hubName;
  }

  Envelope of(OpenNotice notice, List<StoredEnvelope> events, AnswerForm form) {
    NoticeSubject subject = notice.notice().holder().subject();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", "other");
    event.put("classification.identifier", IDENTIFIER);
    event.put("feed.provider", hubName);
    event.put("feed.name", "Notice answers");
    event.put("extra.notice.ticket", notice.notice().ticket().text());
    event.put("extra.notice.answer", form.kind().word());
    if (!form.detail().isEmpty()) {
      event.put("extra.notice.detail", form.detail());
    }
    event.put("extra.notice.destination", notice.destination().name());
    subject
        .organisation()
        .ifPresent(organisation -> event.put("extra.notice.organisation", organisation));
    ArrayNode contacts = JsonNodeFactory.instance.arrayNode();
    subject.recipients().forEach(one -> one.contact().ifPresent(contacts::add));
    if (!contacts.isEmpty()) {
      event.set("extra.notice.contacts", contacts);
    }
    ArrayNode named = event.putArray("extra.notice.events");
    events.stream().limit(EVENTS_NAMED).forEach(one -> named.add(one.envelope().id().text()));
    Marking marking = Marking.of(events.stream().map(StoredEnvelope::envelope).toList());
    marking.tlp().ifPresent(tlp -> event.put("tlp", tlp.value()));
    Payload payload = Payload.of(event);
    return new Envelope(
        DerivedId.of(payload),
        parent(events),
        Path.EMPTY,
        Protocol.INTELMQ_EVENT,
        meta(marking),
        payload);
  }

  private static Optional<EnvelopeId> parent(List<StoredEnvelope> events) {
    return events.stream().findFirst().map(first -> first.envelope().id());
  }

  private static Meta meta(Marking marking) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    marking.pap().ifPresent(pap -> members.putArray(Meta.TAGS).add(pap.text()));
    return Meta.of(members);
  }
}
