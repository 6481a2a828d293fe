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
 * The names of the marks in an event of IntelMQ's: in the fields {@code tlp}, {@code pap}, {@code
 * extra.tlp} and {@code extra.pap}, whose names may be written in any case. IntelMQ reads {@code
 * extra} as an object and as its JSON, and so does this. IntelMQ before 3.0 has no field of its own
 * for the mark.
 */
final class EventMarks {
  static final String TLP = "tlp";
  static final String PAP = "pap";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXTRA = "extra";

  private final List<String> tlpNames = new ArrayList<>();
  private final List<String> papNames = new ArrayList<>();

  private EventMarks() {}

  static EventMarks of(Payload payload) {
    EventMarks marks = new EventMarks();
    marks.search(payload.shared());
    return marks;
  }

  /** Whether a field of that name is a mark, or lies below one, which makes the mark unknown. */
  static boolean isMark(String field) {
    return isMarkOf(field, TLP) || isMarkOf(field, PAP);
  }

  /** The same for the marks of one protocol, {@link #TLP} or {@link #PAP}. */
  static boolean isMarkOf(String field, String mark) {
    return isOf(ending(field), mark);
  }

  /**
   * The object whose JSON the text of a field is, if a mark stands in it; else the value itself.
   */
  static JsonNode opened(String field, JsonNode value) {
    if (!value.isTextual() || !ending(field).equals(EXTRA)) {
      return value;
    }
    JsonNode object = read(value.textValue());
    EventMarks marks = new EventMarks();
    marks.search(object);
    return marks.tlpNames.isEmpty() && marks.papNames.isEmpty() ? value : object;
  }

  Stream<String> tlps() {
    return tlpNames.stream();
  }

  Stream<String> paps() {
    return papNames.stream();
  }

  private void search(JsonNode object) {
    object.properties().forEach(member -> field(member.getKey(), member.getValue()));
  }

  private void field(String name, JsonNode value) {
    String ending = ending(name);
    if (value.isNull()) {
      return;
    }
    if (ending.equals(TLP)) {
      tlpNames.add(name(SanitisedEvent.value(name.toLowerCase(Locale.ROOT), value), "TLP:"));
    } else if (ending.equals(PAP)) {
      papNames.add(name(value, "PAP:"));
    } else if (isOf(ending, TLP)) {
      tlpNames.add(Marking.UNKNOWN);
    } else if (isOf(ending, PAP)) {
      papNames.add(Marking.UNKNOWN);
    } else if (ending.equals(EXTRA)) {
      search(value.isTextual() ? read(value.textValue()) : value);
    }
  }

  private static boolean isOf(String ending, String mark) {
    return ending.startsWith(mark)
        && (ending.length() == mark.length() || ending.charAt(mark.length()) == '.');
  }

  /** In lower case, without what says that it lies in {@code extra}. */
  private static String ending(String field) {
    String ending = field.toLowerCase(Locale.ROOT);
    while (ending.startsWith(EventFields.EXTRA)) {
      ending = ending.substring(EventFields.EXTRA.length());
    }
    return ending;
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
