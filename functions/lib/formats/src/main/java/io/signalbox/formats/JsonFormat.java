package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.MetaKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Envelopes as JSON, in a form that the options or the format choose. The bare form is IntelMQ's
 * own event, which holds no other payload.
 */
public final class JsonFormat implements JsonEventFormat {
  private static final String EVENT_TYPE = "Event";

  private final String name;
  private final Optional<Form> fixed;
  private final EnvelopeWriter writer = new EnvelopeWriter();

  /** A JSON array, each document on a line of its own. UTF-8. */
  public static byte[] array(List<? extends JsonNode> documents) {
    return documents.stream()
        .map(Json::text)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A format.
   *
   * @param fixed the form; empty for the one that the options choose
   */
  JsonFormat(String name, Optional<Form> fixed) {
    this.name = name;
    this.fixed = fixed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takes(Envelope envelope, WriteOptions options) {
    return form(options) != Form.BARE || envelope.protocol().isIntelMq();
  }

  @Override
  public boolean tellsTags(WriteOptions options) {
    return form(options) != Form.BARE;
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Form form = form(options);
    ObjectNode document =
        writer.write(event.envelope(), form, options.intelmq(), options.hierarchical());
    if (options.typed() && form == Form.BARE && !document.has(MetaKeys.BARE_TYPE)) {
      document.put(MetaKeys.BARE_TYPE, EVENT_TYPE);
    }
    return new Conversion.Written(List.of(Json.bytes(document)));
  }

  private Form form(WriteOptions options) {
    return fixed.orElse(options.form());
  }
}
