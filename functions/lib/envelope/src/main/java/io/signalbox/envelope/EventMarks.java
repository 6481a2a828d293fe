package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names of the marks in an event of IntelMQ's: in the fields {@code tlp}, {@code extra.tlp} and
 * {@code extra.pap}, whose names may be written in any case. IntelMQ reads {@code extra} as an
 * object and as its JSON, and so does this. IntelMQ before 3.0 has no field of its own for the
 * mark.
 */
final class EventMarks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXTRA = "extra";
  private static final String TLP = "tlp";
  private static final String PAP = "pap";

  private final List<String> tlpNames = new ArrayList<>();
  private final List<String> papNames = new ArrayList<>();

  private EventMarks() {}

  static EventMarks of(Payload payload) {
    EventMarks marks = new EventMarks();
    marks.search(payload.shared());
    return marks;
  }

  Stream<String> tlps() {
    return tlpNames.stream();
  }

  Stream<String> paps() {
    return papNames.stream();
  }

  private void search(JsonNode object) {
    object
        .properties()
        .forEach(member -> field(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));
  }

  private void field(String name, JsonNode value) {
    String ending = name.startsWith(EventFields.EXTRA) ? name.substring(EXTRA.length() + 1) : name;
    if (value.isNull()) {
      return;
    }
    if (ending.equals(TLP)) {
      tlpNames.add(name(SanitisedEvent.value(name, value), "TLP:"));
    } else if (ending.equals(PAP)) {
      papNames.add(name(value, "PAP:"));
    } else if (name.equals(EXTRA)) {
      search(value.isTextual() ? read(value.textValue()) : value);
    }
  }

  private static String name(JsonNode value, String prefix) {
    return value.isContainerNode() ? Marking.UNKNOWN : Marking.unprefixed(value.asText(), prefix);
  }

  /** The object that a text is the JSON of; without a member where it is something else. */
  private static JsonNode read(String text) {
    try {
      if (text.stripLeading().startsWith("{") && JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException plainText) {
      return JSON.createObjectNode();
    }
    return JSON.createObjectNode();
  }
}
