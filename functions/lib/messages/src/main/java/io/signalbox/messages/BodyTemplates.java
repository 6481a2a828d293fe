package io.signalbox.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.PayloadReader.Decoded;
import io.signalbox.templates.TemplateEngine;
import io.signalbox.templates.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Bodies that an operator's template writes, as JSON documents. */
public final class BodyTemplates {
  private static final String NAME = "body";

  /** What chats and ticket systems take is far shorter. */
  private static final int LIMIT_CHARACTERS = 1_000_000;

  /** Takes what every reader of JSON takes alike. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final TemplateEngine engine = TemplateEngine.forJson();

  /** The events of an envelope, by whose size deliveries are cut. */
  public static Conversion events(StoredEnvelope stored) {
    return switch (EventFormats.read(stored.envelope())) {
      case Decoded.Events(List<ObjectNode> events) ->
          new Conversion.Written(events.stream().map(Json::bytes).toList());
      case Decoded.Undecodable(String reason) -> new Conversion.CannotBeWritten(reason);
    };
  }

  /**
   * The body of a delivery, in UTF-8; always the same.
   *
   * @throws TemplateException if the template is at fault, goes beyond a limit or writes no JSON
   */
  public byte[] render(String template, Delivery delivery) throws TemplateException {
    return render(template, BodyVariables.of(delivery)).getBytes(StandardCharsets.UTF_8);
  }

  String render(String template, Map<String, Object> variables) throws TemplateException {
    String text = engine.render(NAME, template, variables, LIMIT_CHARACTERS);
    try {
      if (STRICT.readTree(text).isContainerNode()) {
        return text;
      }
    } catch (JsonProcessingException noJson) {
      throw new TemplateException.Faulty(
          NAME,
          "it writes no JSON, which shows at line %d, column %d of what it wrote"
              .formatted(noJson.getLocation().getLineNr(), noJson.getLocation().getColumnNr()));
    }
    throw new TemplateException.Faulty(NAME, "it writes neither a JSON object nor an array");
  }
}
