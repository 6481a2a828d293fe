package io.signalbox.deliver.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.settings.JsonFields;
import io.signalbox.settings.MailMethod;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.NoticeOptions;
import io.signalbox.settings.RetryPolicy;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Things to deliver by mail. */
final class Deliveries {
  static final DestinationFormat FORMATS =
      new DestinationFormat(new HubIdentity("hub-a", "Hub A", "hub@hub.example"));

  static final UUID ID = UUID.fromString("0d9fcf8c-7f2b-4a39-9f3e-2f1a52f6c111");
  static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");

  /** Of a hub that has no named templates. */
  static final NamedTemplates UNNAMED =
      new NamedTemplates(
          () -> SettingsDocument.EMPTY,
          new SettingsStore(
                  EmbeddedStore.inMemory(new ManualClock(NOW)).table("settings"), new Random(1))
              .templates());

  private static final ObjectMapper JSON = new ObjectMapper();

  private Deliveries() {}

  static Delivery of(Destination destination, List<StoredEnvelope> arrivals) {
    return of(destination, Group.NONE, arrivals, 1, 1);
  }

  static Delivery of(
      Destination destination, List<StoredEnvelope> arrivals, Correspondence correspondence) {
    return new Delivery(ID, destination, Group.NONE, arrivals, 1, 1, 1, NOW, correspondence, "");
  }

  static Delivery of(
      Destination destination, Group group, List<StoredEnvelope> arrivals, int part, int parts) {
    return new Delivery(ID, destination, group, arrivals, part, parts, 1, NOW);
  }

  static Destination destination(DataFormat format, MailOptions mail) {
    return destination("mailto:abuse@isp.example", format, mail);
  }

  static Destination destination(String uri, DataFormat format, MailOptions mail) {
    return destination("soc-mail", uri, format, mail);
  }

  static Destination destination(String name, String uri, DataFormat format, MailOptions mail) {
    return new Destination(
        name,
        Optional.of(URI.create(uri)),
        format,
        Form.BARE,
        false,
        IntelMqVersion.LATEST,
        new Interval.Immediate(),
        RetryPolicy.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        1,
        mail);
  }

  static MailOptions copies(List<String> to, List<String> cc, List<String> bcc) {
    return new MailOptions(
        to,
        cc,
        bcc,
        Optional.empty(),
        Optional.of("soc@cert.example"),
        Optional.empty(),
        new MailOptions.Template(Optional.empty(), Optional.empty()),
        List.of(),
        MailOptions.Language.EN,
        Optional.empty(),
        false,
        MailSecurity.NONE);
  }

  static MailOptions templates(
      Optional<String> subject, Optional<String> text, Optional<String> html) {
    return new MailOptions(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        subject,
        new MailOptions.Template(text, html),
        List.of(),
        MailOptions.Language.EN,
        Optional.empty(),
        false,
        MailSecurity.NONE);
  }

  /** Options of a destination whose mails can be answered there. */
  static MailOptions answers(Optional<String> url) {
    return new MailOptions(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        MailOptions.NONE.template(),
        List.of(),
        MailOptions.Language.EN,
        Optional.empty(),
        false,
        new NoticeOptions(true, url),
        MailSecurity.NONE,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /** Options of a destination whose recipients get so many mails in an hour. */
  static MailOptions limited(int perHour) {
    return (MailOptions)
        new MailMethod().read(JsonFields.of(object("{\"perHour\": %d}".formatted(perHour))));
  }

  /** Options of a destination that wants changes of tags. */
  static MailOptions updates() {
    return new MailOptions(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        MailOptions.NONE.template(),
        List.of(),
        MailOptions.Language.EN,
        Optional.empty(),
        true,
        MailSecurity.NONE);
  }

  static MailOptions columns(String... columns) {
    return new MailOptions(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        MailOptions.NONE.template(),
        List.of(columns),
        MailOptions.Language.EN,
        Optional.empty(),
        false,
        MailSecurity.NONE);
  }

  /** Events as an ISP would get them, all different. */
  static List<StoredEnvelope> infections(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                arrival(
                    n,
                    """
                    {"source.ip": "192.0.2.%d", "source.port": %d, "source.asn": 64496,
                     "time.source": "2026-11-%02dT%02d:27:03+00:00", "classification.type": "%s",
                     "malware.name": "%s", "destination.ip": "198.51.100.7", "protocol.transport": "tcp"}
                    """
                        .formatted(
                            n % 250 + 1,
                            40_000 + n,
                            n % 2 + 20,
                            n % 24,
                            n % 3 == 0 ? "c2-server" : "infected-system",
                            n % 3 == 0 ? "mirai" : "avalanche-andromeda")))
        .toList();
  }

  static StoredEnvelope arrival(int number, String payload) {
    return arrival(number, Protocol.INTELMQ_EVENT, object(payload));
  }

  static StoredEnvelope arrival(int number, Protocol protocol, ObjectNode payload) {
    EnvelopeId id = EnvelopeId.parse("72ddb00c-2d0a-4eea-b7ac-%012x".formatted(number));
    var envelope =
        new Envelope(id, Optional.empty(), Path.EMPTY, protocol, Meta.EMPTY, Payload.of(payload));
    return new StoredEnvelope(EnvelopeKey.first(id.dedupKey()), envelope, "cert-at", NOW);
  }

  static Group group(String field, String value) {
    return new Group(Map.of(field, value));
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
