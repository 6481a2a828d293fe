package io.signalbox.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an object must be to have a place in a collection: STIX 2.1, sections 2.1, 2.9 and 3.2. */
final class StixRules {
  private static final Pattern TYPE = Pattern.compile("[a-z0-9-]{1,250}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final Pattern NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");

  private StixRules() {}

  /** The rule that the object breaks; empty for none. */
  static Optional<String> fault(ObjectNode object) {
    String type = object.path("type").asText();
    String id = object.path("id").asText();
    if (!TYPE.matcher(type).matches()) {
      return Optional.of("type: lower-case letters, digits and hyphens are expected");
    }
    if (type.equals("bundle")) {
      return Optional.of("type: a bundle is no object; send the objects that it holds");
    }
    if (!id.startsWith(type + "--")
        || !UUID_TEXT.matcher(id.substring(type.length() + 2)).matches()) {
      return Optional.of("id: " + type + "-- and a UUID are expected");
    }
    if (object.has("spec_version") && !object.path("spec_version").asText().equals("2.1")) {
      return Optional.of("spec_version: 2.1 is expected");
    }
    for (String name : List.of("created", "modified")) {
      if (object.has(name) && time(object.path(name)).isEmpty()) {
        return Optional.of(name + ": a time such as 2026-11-28T12:00:00.000Z is expected");
      }
    }
    return Optional.empty();
  }

  /** The version that an object states: modified, or else created; empty where it has neither. */
  static Optional<String> version(JsonNode object) {
    return Optional.ofNullable(object.path("modified").asText(object.path("created").textValue()));
  }

  /** The time that {@link #version} means; empty for an object without one. */
  static Optional<Instant> versionTime(JsonNode object) {
    return time(object.path(object.has("modified") ? "modified" : "created"));
  }

  /** The same for every spelling of a version; the empty text for an object without one. */
  static String versionKey(JsonNode object) {
    return versionTime(object).map(Instant::toString).orElse("");
  }

  /**
   * A timestamp of STIX, which may have any number of decimals; those beyond nanoseconds are cut.
   *
   * @throws DateTimeParseException if the text is none
   */
  static Instant time(String text) {
    return OffsetDateTime.parse(NANOSECONDS.matcher(text).replaceFirst("$1")).toInstant();
  }

  private static Optional<Instant> time(JsonNode value) {
    try {
      return Optional.ofNullable(value.textValue()).map(StixRules::time);
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
