package io.signalbox.fuzz.reader;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventColumns;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.Layout;
import io.signalbox.formats.MispObjects;
import io.signalbox.formats.MispParts;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payload in a format that the hub decodes, behind a first line that names it. It is written in
 * each format, or cannot be for a reason, and what is written is a document.
 */
final class PayloadTarget implements Target {
  private static final Instant RECEIVED_AT = Instant.parse("2026-11-22T12:00:00Z");
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("hub-a", "Hub A", "hub@hub.example"));

  private final EnvelopeReader reader = new EnvelopeReader();

  @Override
  public void run(byte[] input) throws IOException {
    String[] parts = new String(input, StandardCharsets.UTF_8).split("\n", 2);
    Optional<ObjectNode> payload =
        parts.length < 2
            ? Optional.empty()
            : Json.read(parts[1]).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    if (payload.isEmpty()) {
      return;
    }
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("format", parts[0]).put("version", 1).put("type", "event");
    envelope.putObject("meta").put("uuid", "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3c");
    envelope.set("payload", payload.get());
    try {
      for (ReadItem item : reader.read(Json.bytes(envelope), "", Optional.empty()).items()) {
        if (item instanceof ReadItem.Parsed parsed) {
          writeInEach(new ReceivedEvent(parsed.envelope(), RECEIVED_AT));
        }
      }
    } catch (UnreadableBody refused) {
      // As documented.
    }
  }

  private static void writeInEach(ReceivedEvent event) throws IOException {
    MispParts parts = MispObjects.of(event, RECEIVED_AT, Marking.Tlp.AMBER, OPTIONS);
    Promise.hold(
        parts.allAttributes().allMatch(one -> one.path("uuid").asText().length() == 36),
        "… has no UUID",
        "An attribute");
    WriteOptions options = OPTIONS.withColumns(EventColumns.of(List.of(event.envelope())));
    for (EventFormat format : EventFormats.ALL) {
      switch (EventFormats.write(format, event, options)) {
        case Conversion.CannotBeWritten(String reason) ->
            Promise.hold(!reason.isBlank(), "… gives no reason", format.name());
        case Conversion.Written written -> {
          String body = body(format, written, options);
          boolean isJson = format.fileEnding(format.layouts().getFirst()).equals("json");
          Promise.hold(!isJson || Json.read(body).isPresent(), "… is no JSON", format.name());
        }
      }
    }
  }

  private static String body(EventFormat format, Conversion.Written written, WriteOptions options)
      throws IOException {
    Layout layout =
        format.layouts().contains(Layout.ARRAY) ? Layout.ARRAY : format.layouts().getFirst();
    var out = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, options, out)) {
      body.add(written);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
