package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of the document. */
public enum Kind {
  INSTANCES,
  DESTINATIONS,
  ROUTES,
  CONNECTIONS,
  FETCHES,
  TEMPLATES;

  /** The kind with that name, as the document and the API spell it. */
  public static Optional<Kind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }

  /** The member of the document that holds the entries of this kind. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The entries of this kind, by name; none where the document has no such member. */
  public ObjectNode entries(ObjectNode document) {
    JsonNode entries = document.path(text());
    return entries instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }
}
