package io.signalbox.n6;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.api.Response;
import io.signalbox.envelope.Json;
import io.signalbox.formats.CsvDialect;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of n6's answers. */
enum EventFile {
  /** An array. */
  JSON("application/json"),
  /** An event a line. */
  SJSON("text/plain; charset=utf-8"),
  /** A table with a header row, and a row an event. */
  CSV("text/csv; charset=utf-8");

  private static final List<String> COLUMNS =
      List.of(
          "time",
          "id",
          "source",
          "category",
          "name",
          "md5",
          "ip",
          "url",
          "fqdn",
          "asn",
          "cc",
          "details");

  /** What the last column has of an event. */
  private static final List<String> DETAILS =
      List.of("dip", "dport", "proto", "sport", "target", "sha1", "sha256", "origin", "status");

  private final String mediaType;

  EventFile(String mediaType) {
    this.mediaType = mediaType;
  }

  Response answer(List<FoundEvent> events) {
    byte[] body =
        switch (this) {
          case JSON -> utf8(array(events));
          case SJSON -> utf8(lines(events));
          case CSV -> table(events);
        };
    return Response.bytes(200, mediaType, body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String array(List<FoundEvent> events) {
    return events.stream().map(FoundEvent::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String lines(List<FoundEvent> events) {
    return events.stream().map(event -> event.json() + "\n").collect(Collectors.joining());
  }

  private static byte[] table(List<FoundEvent> events) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(CsvDialect.RFC_4180.beginning(COLUMNS));
    for (FoundEvent event : events) {
      JsonNode json = Json.read(event.json()).orElseThrow();
      out.writeBytes(
          CsvDialect.RFC_4180.row(COLUMNS.stream().map(column -> cell(json, column)).toList()));
    }
    return out.toByteArray();
  }

  private static String cell(JsonNode event, String column) {
    return switch (column) {
      case "ip", "asn", "cc" ->
          event
              .path("address")
              .valueStream()
              .map(address -> address.path(column))
              .filter(JsonNode::isValueNode)
              .map(JsonNode::asText)
              .distinct()
              .collect(Collectors.joining(" "));
      case "details" ->
          DETAILS.stream()
              .flatMap(
                  key ->
                      event.path(key).isValueNode()
                          ? Stream.of(key + "=" + event.path(key).asText())
                          : Stream.empty())
              .collect(Collectors.joining("; "));
      default -> event.path(column).asText("");
    };
  }
}
