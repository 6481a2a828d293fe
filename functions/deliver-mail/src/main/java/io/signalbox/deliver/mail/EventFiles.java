package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.Attachment;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Column;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventTable;
import io.signalbox.formats.JsonFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Body;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a delivery as attachments, in the format that the destination asks for.
 *
 * <p>Columns fit IntelMQ's fields alone. Where a CSV or a table would show nothing but the ids of
 * events in another format, these come as JSON besides.
 */
final class EventFiles {
  private static final String CSV_TYPE = "text/csv; charset=utf-8; header=present";
  private static final String JSON_TYPE = "application/json";

  private final EnvelopeWriter writer = new EnvelopeWriter();
  private final DestinationFormat formats;

  EventFiles(DestinationFormat formats) {
    this.formats = formats;
  }

  List<Attachment> of(Delivery delivery) {
    Destination destination = delivery.destination();
    List<Envelope> all = delivery.envelopes().stream().map(StoredEnvelope::envelope).toList();
    List<Envelope> foreign =
        all.stream().filter(envelope -> !envelope.protocol().isIntelMq()).toList();
    Stream<Attachment> others =
        foreign.isEmpty()
            ? Stream.empty()
            : Stream.of(json(name(delivery, "other-events", "json"), destination, foreign));
    return switch (destination.format()) {
      case CSV -> Stream.concat(Stream.of(csv(delivery, all)), others).toList();
      case JSON -> List.of(json(name(delivery, "events", "json"), destination, all));
      case TABLE -> others.toList();
      case IEP04_DECIDED, IEP04_DRAFT, IDEA, X_ARF, STIX, N6, MISP, CLOUDEVENTS, ECS, OCSF ->
          List.of(file(delivery));
    };
  }

  private Attachment csv(Delivery delivery, List<Envelope> envelopes) {
    List<String> configured = delivery.destination().options(MailOptions.class).columns();
    List<Column> columns =
        configured.isEmpty() ? Column.CERTBUND : configured.stream().map(Column::parse).toList();
    byte[] content =
        formats.options(delivery.destination()).dialect().write(EventTable.of(columns, envelopes));
    return new Attachment(name(delivery, "events", "csv"), CSV_TYPE, Body.of(content));
  }

  private Attachment json(String name, Destination destination, List<Envelope> envelopes) {
    var documents =
        envelopes.stream()
            .map(
                envelope ->
                    writer.write(
                        envelope,
                        destination.form(),
                        destination.intelmq(),
                        destination.hierarchical()))
            .toList();
    return new Attachment(name, JSON_TYPE, Body.of(JsonFormat.array(documents)));
  }

  private Attachment file(Delivery delivery) {
    FormatFile file = FormatFile.of(delivery, formats);
    return new Attachment(
        name(delivery, "events", file.nameEnding()), file.mediaType(), file.content());
  }

  /** Such as {@code events-2026-11-22-0d9fcf8c.csv}: no two mails bring files of one name. */
  private static String name(Delivery delivery, String what, String extension) {
    return "%s-%s-%s.%s"
        .formatted(
            what,
            delivery.cutAt().atOffset(ZoneOffset.UTC).toLocalDate(),
            delivery.id().toString().substring(0, 8),
            extension);
  }
}
