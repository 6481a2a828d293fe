package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What came without an envelope and is no event of IntelMQ, told by its shape: members that the
 * other format requires, and that no event of IntelMQ has.
 *
 * @param format as meta names it, such as {@code idea}; empty where the hub does not read it
 * @param note for the sender: how it was read, or what to send instead
 */
record ForeignPayload(Optional<String> format, String note) {
  private static final Pattern N6_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern STIX_ID = Pattern.compile("[a-z0-9-]+--[0-9A-Fa-f-]{36}");

  private static final ForeignPayload IDEA =
      read("idea", "an IDEA message by its Format; the payload is kept as IDEA");
  private static final ForeignPayload STIX =
      read("stix", "a STIX document by its type and id; the payload is kept as STIX");
  private static final ForeignPayload MISP =
      read("misp", "a MISP event by its Event; the payload is kept as MISP");
  private static final ForeignPayload N6 =
      read("n6", "an n6 event by its id, source, category and time; the payload is kept as n6");
  private static final ForeignPayload X_ARF =
      refused(
          "this is an X-ARF report, which the hub writes and does not read: send an event of"
              + " IntelMQ, such as {\"source.ip\": \"192.0.2.1\","
              + " \"classification.type\": \"scanner\"}");
  private static final ForeignPayload DUMP =
      refused(
          "this is a dump file of IntelMQ: restore it with intelmqdump, or send what its entries"
              + " have in 'message', an event each");

  /** What the document is; empty where nothing but an event of IntelMQ is recognised. */
  static Optional<ForeignPayload> of(ObjectNode document) {
    if (isText(document, "Format") && document.path("Format").textValue().startsWith("IDEA")) {
      return Optional.of(IDEA);
    }
    if (isStix(document)) {
      return Optional.of(STIX);
    }
    if (isMisp(document.path("Event"))) {
      return Optional.of(MISP);
    }
    if (Stream.of("source", "category", "time").allMatch(name -> isText(document, name))
        && N6_ID.matcher(document.path("id").asText()).matches()) {
      return Optional.of(N6);
    }
    if (isText(document, "xarf_version") || document.path("ReporterInfo").isObject()) {
      return Optional.of(X_ARF);
    }
    return isDump(document) ? Optional.of(DUMP) : Optional.empty();
  }

  /** A bundle or an object of STIX 2 (sections 2.3 and 8 of STIX 2.1). */
  private static boolean isStix(ObjectNode document) {
    return isText(document, "type")
        && STIX_ID.matcher(document.path("id").asText()).matches()
        && document.path("id").asText().startsWith(document.path("type").asText() + "--");
  }

  private static boolean isMisp(JsonNode event) {
    return event.isObject() && (event.has("info") || event.has("uuid") || event.has("Attribute"));
  }

  /** A file by which intelmqdump keeps what a bot could not process: an entry for each time. */
  private static boolean isDump(ObjectNode document) {
    return !document.isEmpty()
        && document.properties().stream()
            .map(entry -> entry.getValue())
            .allMatch(entry -> entry.has("bot_id") && entry.has("message"));
  }

  private static boolean isText(ObjectNode document, String member) {
    return document.path(member).isTextual();
  }

  private static ForeignPayload read(String format, String what) {
    return new ForeignPayload(Optional.of(format), "read as " + what);
  }

  private static ForeignPayload refused(String advice) {
    return new ForeignPayload(Optional.empty(), advice);
  }
}
