package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.mails.MailContent;
import io.signalbox.mails.MailTemplates;
import io.signalbox.mails.MailText;
import io.signalbox.routing.Match;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.templates.TemplateException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a mail about one envelope would say.
 *
 * @param hub from whom mails are, where a destination names nobody else
 */
record MailPreview(MailTemplates templates, MailAddress hub) {

  /** {@code subject} and {@code text}; {@code notSent} where the templates give none. */
  ObjectNode of(Envelope envelope, String sender, Match match, Instant now) {
    Destination destination = match.destination();
    MailOptions options = destination.options(MailOptions.class);
    MailAddress from = options.from().map(MailAddress::parse).orElse(hub);
    StoredEnvelope stored =
        new StoredEnvelope(EnvelopeKey.first(envelope.id().dedupKey()), envelope, sender, now);
    Delivery delivery =
        new Delivery(new UUID(0, 0), destination, match.group(), List.of(stored), 1, 1, 1, now);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    try {
      MailText text =
          templates.render(
              MailContent.of(
                  delivery,
                  from,
                  options.replyTo().map(MailAddress::parse).orElse(from),
                  files(destination)));
      return json.put("subject", text.subject()).put("text", Preview.beginning(text.text()));
    } catch (TemplateException fault) {
      return json.put("notSent", fault.getMessage());
    }
  }

  private static List<String> files(Destination destination) {
    if (destination.format() == DataFormat.TABLE) {
      return List.of();
    }
    EventFormat format = EventFormats.named(destination.format().text()).orElseThrow();
    return List.of("events." + format.fileEnding(format.layouts().getFirst()));
  }
}
