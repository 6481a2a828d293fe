package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.settings.Group;
import io.signalbox.settings.Route;
import java.util.HashMap;
import java.util.Map;

/** Tells to which of a route's groups an envelope belongs. */
final class Grouping {

  private Grouping() {}

  static Group of(Envelope envelope, Route route) {
    if (route.groupBy().isEmpty()) {
      return Group.NONE;
    }
    Map<String, String> values = new HashMap<>();
    for (String field : route.groupBy()) {
      values.put(field, envelope.payload().field(field).map(Grouping::text).orElse(""));
    }
    return new Group(values);
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? Json.text(value) : value.asText();
  }
}
