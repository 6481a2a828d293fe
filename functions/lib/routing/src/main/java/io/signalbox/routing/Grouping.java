package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.settings.Group;
import io.signalbox.settings.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells to which group an envelope belongs. */
public final class Grouping {

  /** What counts of a field's value: feeds keep the values of their group for good. */
  static final int VALUE_CHARACTERS = 1_000;

  private Grouping() {}

  static Group of(Envelope envelope, Route route) {
    return of(envelope, route.groupBy());
  }

  /** The group by these payload fields; one that the envelope lacks has the empty value. */
  public static Group of(Envelope envelope, List<String> fields) {
    if (fields.isEmpty()) {
      return Group.NONE;
    }
    Map<String, String> values = new HashMap<>();
    for (String field : fields) {
      values.put(field, SanitisedEvent.field(envelope, field).map(Grouping::text).orElse(""));
    }
    return new Group(values);
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    String text = value.isContainerNode() ? Json.text(value) : value.asText();
    return text.length() <= VALUE_CHARACTERS ? text : beginning(text);
  }

  private static String beginning(String text) {
    boolean cutsPair = Character.isHighSurrogate(text.charAt(VALUE_CHARACTERS - 1));
    return text.substring(0, cutsPair ? VALUE_CHARACTERS - 1 : VALUE_CHARACTERS);
  }
}
