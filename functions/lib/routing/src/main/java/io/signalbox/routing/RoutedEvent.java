package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.SanitisedEvent;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An envelope as patterns see it: {@code id}, {@code sender}, {@code format}, {@code type}, {@code
 * path} (the hubs that it has passed), {@code meta} and {@code payload}, whose fields lie under
 * their dotted names. To a pattern, {@code {"source.ip": …}} and {@code {"source": {"ip": …}}} are
 * the same. A value that IntelMQ would sanitise is seen as IntelMQ would have it.
 */
final class RoutedEvent {

  /**
   * What patterns see of one field of meta or payload, all texts below it together: a wildcard
   * looks at each character in many ways.
   */
  static final int FIELD_CHARACTERS = 100_000;

  private RoutedEvent() {}

  static ObjectNode of(Envelope envelope, String sender) {
    return of(envelope, sender, everything -> true);
  }

  /**
   * The envelope with some fields of the payload.
   *
   * @param payload whether a field of that dotted name is wanted
   */
  static ObjectNode of(Envelope envelope, String sender, Predicate<String> payload) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("id", envelope.id().text());
    event.put("sender", sender);
    event.put("format", envelope.protocol().format());
    event.put("type", envelope.protocol().type());
    envelope.path().hubs().forEach(event.putArray("path")::add);
    event.set("meta", seen(envelope.meta().members()));
    event.set("payload", seen(SanitisedEvent.fields(envelope, payload)));
    return event;
  }

  private static ObjectNode seen(ObjectNode fields) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      field.setValue(new TruncatedValue(FIELD_CHARACTERS).of(field.getValue()));
    }
    return fields;
  }

  /** The value at a path such as {@code payload.source.ip}; missing where there is none. */
  static JsonNode find(JsonNode event, String path) {
    JsonNode value = event.path(path);
    int dot = path.indexOf('.');
    while (value.isMissingNode() && dot >= 0) {
      JsonNode inner = event.path(path.substring(0, dot));
      value = inner.isObject() ? find(inner, path.substring(dot + 1)) : MissingNode.getInstance();
      dot = path.indexOf('.', dot + 1);
    }
    return value;
  }
}
