package io.signalbox.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A row of a table of certbund-contact.
 *
 * @param table without {@code _automatic}
 * @param isAutomatic whether it is of the automatic table, whose ids are numbers of their own
 * @param place where it stands, for people
 */
record CertbundRow(String table, boolean isAutomatic, ObjectNode json, String place) {

  /** The text of a column; empty where there is none. */
  String text(String column) {
    return json.path(column).asText("").strip();
  }

  /** The id here of the row of a table that this one is or names; empty where it names none. */
  String id(String name) {
    return isAutomatic ? id(name, "_automatic") : shared(name);
  }

  /** The same for a table that automatic rows share with the others. */
  String shared(String name) {
    return id(name, "");
  }

  private String id(String name, String suffix) {
    String number = text(name + suffix + "_id");
    return number.isEmpty() ? "" : (name + suffix).replace('_', '-') + "-" + number;
  }

  /**
   * Puts what the row's annotation says into one of the directory.
   *
   * @return why that cannot be; empty where it can
   */
  Optional<String> annotation(ObjectNode annotation) {
    JsonNode given = json.path("annotation");
    annotation.set("tag", given.path("tag"));
    if (given.path("expires").isTextual()) {
      annotation.set("expires", given.path("expires"));
    }
    JsonNode condition = given.path("condition");
    boolean isEquality =
        condition.path(0).asText().equals("eq")
            && condition.path(1).path(0).asText().equals("event_field")
            && condition.size() == 3;
    if (isEquality) {
      annotation
          .putObject("condition")
          .put(condition.path(1).path(1).asText(), condition.path(2).asText());
    }
    boolean isAlways =
        condition.isMissingNode() || condition.isNull() || condition.asBoolean(false);
    return isEquality || isAlways
        ? Optional.empty()
        : Optional.of("a condition is [\"eq\", [\"event_field\", FIELD], VALUE]");
  }
}
