package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import java.util.List;

/**
 * CloudEvents 1.0 in structured mode: the envelope in its decided form is the data. Its id names it
 * together with the hub, so that two deliveries of one envelope are one event.
 */
final class CloudEventsFormat implements JsonEventFormat {
  private final EnvelopeWriter writer = new EnvelopeWriter();

  @Override
  public String name() {
    return "cloudevents";
  }

  @Override
  public boolean takes(Envelope envelope, WriteOptions options) {
    return true;
  }

  @Override
  public boolean tellsTags(WriteOptions options) {
    return true;
  }

  @Override
  public String mediaType(Layout layout) {
    return switch (layout) {
      case ONE -> "application/cloudevents+json";
      case ARRAY, ARRAY_OF_LINES -> "application/cloudevents-batch+json";
      case LINES, WHOLE -> "application/x-ndjson";
    };
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("specversion", "1.0");
    document.put("id", envelope.id().dedupKey().value());
    document.put("source", "urn:signalbox:" + options.hub().name());
    document.put("type", envelope.isTagUpdate() ? "io.signalbox.tags" : "io.signalbox.envelope");
    document.put("time", Times.utc(Times.ofEvent(envelope.payload(), event.receivedAt())));
    document.put("datacontenttype", "application/json");
    document.set(
        "data", writer.write(envelope, Form.DECIDED, options.intelmq(), options.hierarchical()));
    return new Conversion.Written(List.of(Json.bytes(document)));
  }
}
