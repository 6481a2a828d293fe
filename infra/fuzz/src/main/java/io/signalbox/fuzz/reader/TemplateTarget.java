package io.signalbox.fuzz.reader;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Column;
import io.signalbox.formats.EventTable;
import io.signalbox.mails.MailContent;
import io.signalbox.mails.MailTemplates;
import io.signalbox.mails.MailText;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.SettingsReader;
import io.signalbox.templates.TemplateException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mail templates: a text, or a reason; nothing of the machine gets into either. */
final class TemplateTarget implements Target {
  private static final MailAddress HUB = MailAddress.parse("hub@hub.example");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final MailTemplates templates = new MailTemplates();
  private final List<StoredEnvelope> events = List.of(event("<b>one</b>"), event("two"));

  @Override
  public void run(byte[] input) {
    Destination destination = destination(new String(input, StandardCharsets.UTF_8));
    List<Envelope> envelopes = events.stream().map(StoredEnvelope::envelope).toList();
    try {
      MailText text =
          templates.render(
              new MailContent(
                  new Delivery(new UUID(1, 2), destination, Group.NONE, events, 1, 1, 1, NOW),
                  HUB,
                  HUB,
                  EventTable.of(Column.CERTBUND, envelopes),
                  false,
                  List.of("events.csv"),
                  Optional.empty()));
      String html = text.html().orElse("");
      Promise.hold(!html.contains("<b>one"), "An event's markup got into HTML: …", html);
      for (String inside : List.of("java.lang", "io.signalbox", "@Override")) {
        Promise.hold(
            !text.text().contains(inside)
                || new String(input, StandardCharsets.UTF_8).contains(inside),
            "The machine shows: …",
            text.text());
      }
    } catch (TemplateException told) {
      Promise.hold(!String.valueOf(told.getMessage()).isBlank(), "No reason");
    }
  }

  private static Destination destination(String template) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode destination = document.putObject("destinations").putObject("soc");
    destination.put("method", "mail").put("uri", "mailto:soc@soc.example");
    ObjectNode mail = destination.putObject("mail");
    mail.put("subject", template);
    mail.putObject("template").put("text", template).put("html", template);
    return SettingsReader.read(document).destinations().values().iterator().next();
  }

  private static StoredEnvelope event(String text) {
    Envelope envelope =
        Envelope.ofEvent(
            JsonNodeFactory.instance
                .objectNode()
                .put("source.ip", "192.0.2.3")
                .put("time.source", "2026-11-22T10:00:00+00:00")
                .put("event_description.text", text));
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", NOW);
  }
}
