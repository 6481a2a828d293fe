package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An object of a collection.
 *
 * @param addedAt unlike any other of the collection, to the millisecond
 * @param bytes how long it is as JSON
 */
record StixObject(ObjectNode json, Instant addedAt, int bytes) {
  /** Six decimals, as clients expect them. */
  private static final DateTimeFormatter DATE_ADDED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  String id() {
    return json.path("id").asText();
  }

  String type() {
    return json.path("type").asText();
  }

  String dateAdded() {
    return time(addedAt);
  }

  /** A time as TAXII writes it. */
  static String time(Instant time) {
    return DATE_ADDED.format(time);
  }

  /** TAXII 2.1, section 5.3.1: when it was modified, or else created, or else added. */
  String version() {
    return json.path("modified").asText(json.path("created").asText(dateAdded()));
  }
}
