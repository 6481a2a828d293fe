package io.signalbox.warden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.WardenOptions;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a Warden server takes: IDEA0 events of the client's own node. */
final class IdeaRules {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,255}");

  private IdeaRules() {}

  /** What keeps an event of that client from being taken. */
  static Optional<WardenFault> fault(JsonNode event, WardenOptions client) {
    return shape(event).or(() -> sender(event, client));
  }

  private static Optional<WardenFault> shape(JsonNode event) {
    if (!event.path("Format").asText().equals("IDEA0")) {
      return noIdea("Format: IDEA0 is expected");
    }
    if (!event.path("ID").isTextual() || !ID.matcher(event.path("ID").textValue()).matches()) {
      return noIdea("ID: 1 to 255 letters, digits, dots, underscores and hyphens are expected");
    }
    if (!isTime(event.path("DetectTime"))) {
      return noIdea("DetectTime: a time such as 2026-11-28T12:00:00Z is expected");
    }
    JsonNode categories = event.path("Category");
    boolean areTexts = categories.valueStream().allMatch(JsonNode::isTextual);
    return categories.isArray() && !categories.isEmpty() && areTexts
        ? Optional.empty()
        : noIdea("Category: a list of categories is expected");
  }

  private static Optional<WardenFault> noIdea(String message) {
    return Optional.of(WardenFault.of(WardenFault.NO_IDEA, message));
  }

  private static boolean isTime(JsonNode value) {
    if (!value.isTextual()) {
      return false;
    }
    try {
      OffsetDateTime.parse(value.textValue().replaceFirst("(?<=\\d{2}-\\d{2}) ", "T"));
      return true;
    } catch (DateTimeParseException noTime) {
      return false;
    }
  }

  private static Optional<WardenFault> sender(JsonNode event, WardenOptions client) {
    JsonNode name = event.path("Node").path(0).path("Name");
    if (!name.isTextual()) {
      return unusable("Node: the first node's Name, which must be the client's, is missing");
    }
    if (!client.isNamed(name.textValue())) {
      return unusable("Node: the first node's Name is not that of the client");
    }
    boolean isTest =
        event.path("Category").valueStream().anyMatch(one -> one.asText().equals("Test"));
    return client.test() && !isTest
        ? unusable("Category: this client is on trial, and may send the category Test alone")
        : Optional.empty();
  }

  private static Optional<WardenFault> unusable(String message) {
    return Optional.of(WardenFault.of(WardenFault.UNUSABLE, message));
  }

  /** What names an event in an answer. */
  static String idOf(ObjectNode event) {
    String id = event.path("ID").asText();
    return ID.matcher(id).matches() ? id : WardenFault.Event.NO_ID;
  }
}
