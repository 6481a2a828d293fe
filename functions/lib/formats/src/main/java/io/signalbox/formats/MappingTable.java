package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Payload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of each field of IntelMQ's in another format, and back. The table lies beside the
 * classes: field, {@linkplain FieldPath place}, {@linkplain ValueRule rule}.
 */
final class MappingTable {

  private record Mapping(String field, FieldPath path, ValueRule rule) {}

  private final List<Mapping> mappings;

  private MappingTable(List<Mapping> mappings) {
    this.mappings = mappings;
  }

  static MappingTable of(String name) {
    return new MappingTable(
        Rows.of(name).stream()
            .map(
                row ->
                    new Mapping(
                        row.text(0), FieldPath.parse(row.text(1)), ValueRule.named(row.text(2))))
            .toList());
  }

  /** The fields that have a place. */
  Set<String> fields() {
    return mappings.stream().map(Mapping::field).collect(Collectors.toUnmodifiableSet());
  }

  /** Puts each field that has a place there. */
  void write(Payload event, ObjectNode document) {
    for (Mapping mapping : mappings) {
      event
          .field(mapping.field())
          .flatMap(mapping.rule()::written)
          .ifPresent(value -> mapping.path().put(document, value));
    }
  }

  /** Puts into an event what the document has in the places of its fields. */
  void read(ObjectNode document, ObjectNode event) {
    for (Mapping mapping : mappings) {
      if (!event.has(mapping.field())) {
        first(mapping, document).ifPresent(value -> event.set(mapping.field(), value));
      }
    }
  }

  private static Optional<JsonNode> first(Mapping mapping, ObjectNode document) {
    for (JsonNode value : mapping.path().values(document)) {
      Optional<JsonNode> read = mapping.rule().read(value);
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }
}
