package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Kind;
import java.util.List;

/** The settings of an earlier revision, as a revert makes them stand again. */
final class RevertedDocument {
  /** What an instance shows that it is itself. */
  private static final List<String> CREDENTIALS = List.of("tokens", "certificates");

  private RevertedDocument() {}

  /**
   * The earlier settings with the credentials that instances have now: a token or certificate that
   * somebody has withdrawn stays withdrawn, and one that was issued since still is one. An instance
   * that is not there now has again those of the revision.
   */
  static ObjectNode of(ObjectNode earlier, ObjectNode standing) {
    ObjectNode document = earlier.deepCopy();
    ObjectNode now = Kind.INSTANCES.entries(standing);
    Kind.INSTANCES
        .entries(document)
        .properties()
        .forEach(
            instance -> {
              if (instance.getValue() instanceof ObjectNode entry
                  && now.get(instance.getKey()) instanceof ObjectNode current) {
                CREDENTIALS.forEach(member -> take(entry, current, member));
              }
            });
    return document;
  }

  private static void take(ObjectNode entry, ObjectNode current, String member) {
    JsonNode value = current.get(member);
    if (value == null) {
      entry.remove(member);
    } else {
      entry.set(member, value.deepCopy());
    }
  }
}
