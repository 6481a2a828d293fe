package io.signalbox.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EventRules;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.envelope.Warning;
import java.util.List;
import java.util.Optional;

/**
 * Rows that go to a destination once.
 *
 * @param sender the instance that sends them
 * @param id as the sender chose it
 */
record Sending(String sender, String id, String destination) {

  /** {@link #item} of each row. */
  List<ReadItem> items(List<ReadItem> rows) {
    return rows.stream().map(this::item).toList();
  }

  /** The row as an event of this sending, with the values that IntelMQ has; or what is wrong. */
  ReadItem item(ReadItem row) {
    return switch (row) {
      case ReadItem.Malformed malformed -> malformed;
      case ReadItem.Parsed parsed -> judged(parsed);
    };
  }

  private ReadItem judged(ReadItem.Parsed row) {
    Envelope envelope = envelope(row.envelope(), row.index());
    Optional<Warning> fault =
        envelope.payload().isEmpty()
            ? Optional.of(new Warning("", "an event with at least one field is expected"))
            : EventRules.warnings(envelope).stream().findFirst();
    return fault
        .<ReadItem>map(
            found -> new ReadItem.Malformed(row.index(), found.field(), found.reason(), ""))
        .orElseGet(
            () -> new ReadItem.Parsed(row.index(), envelope, row.form(), List.of(), row.escapes()));
  }

  private Envelope envelope(Envelope event, int row) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    ArrayNode tags = meta.putArray(Meta.TAGS).add("sending:" + id);
    event.meta().tags().forEach(tags::add);
    meta.put(MetaKeys.SENDING, id);
    meta.putObject(MetaKeys.DELIVER).put("destination", destination);
    Payload payload =
        event.protocol().isIntelMq()
            ? Payload.of(SanitisedEvent.fields(event, field -> true))
            : event.payload();
    return new Envelope(
        DerivedId.ofRow(sender, id, row),
        Optional.empty(),
        Path.EMPTY,
        event.protocol(),
        Meta.of(meta),
        payload);
  }
}
