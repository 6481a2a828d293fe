package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventFormat;
import io.signalbox.mails.MailContent;
import io.signalbox.mails.MailTemplates;
import io.signalbox.mails.MailText;
import io.signalbox.routing.Match;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailTemplate;
import io.signalbox.templates.TemplateException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a mail about one envelope would say.
 *
 * @param hub from whom mails are, where a destination names nobody else
 */
record MailPreview(MailTemplates templates, MailAddress hub) {

  /** {@code subject} and {@code text}; {@code notSent} where the templates give none. */
  ObjectNode of(
      Envelope envelope, String sender, Match match, Optional<MailTemplate> template, Instant now) {
    Destination destination = written(match.destination(), template);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    try {
      MailText text = render(destination, match.group(), List.of(envelope), sender, now);
      return json.put("subject", text.subject()).put("text", Preview.beginning(text.text()));
    } catch (TemplateException fault) {
      return json.put("notSent", fault.getMessage());
    }
  }

  /** The mail of these envelopes, by the destination's own templates or the hub's. */
  MailText render(
      Destination destination, Group group, List<Envelope> envelopes, String sender, Instant now)
      throws TemplateException {
    MailOptions options = destination.options(MailOptions.class);
    MailAddress from = from(options);
    List<StoredEnvelope> stored =
        envelopes.stream()
            .map(
                one -> new StoredEnvelope(EnvelopeKey.first(one.id().dedupKey()), one, sender, now))
            .toList();
    return templates.render(
        MailContent.of(
            new Delivery(new UUID(0, 0), destination, group, stored, 1, 1, 1, now),
            from,
            options.replyTo().map(MailAddress::parse).orElse(from),
            files(destination)));
  }

  MailAddress from(MailOptions options) {
    return options.from().map(MailAddress::parse).orElse(hub);
  }

  private static Destination written(Destination destination, Optional<MailTemplate> template) {
    MailOptions options = destination.options(MailOptions.class);
    return destination.with(template.map(options::with).orElse(options));
  }

  /** The names of the files; none where the text has everything. */
  static List<String> files(Destination destination) {
    if (destination.format() == DataFormat.TABLE) {
      return List.of();
    }
    EventFormat format = DestinationFormat.of(destination);
    return List.of("events." + format.fileEnding(format.layouts().getFirst()));
  }
}
