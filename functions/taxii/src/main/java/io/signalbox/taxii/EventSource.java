package io.signalbox.taxii;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An indicator for each event of a feed that can be looked for. Other entries have no object, and
 * neither have those marked above a ceiling of the feed or of its reader.
 */
final class EventSource implements ObjectSource {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final EventFormat STIX = EventFormats.named("stix").orElseThrow();

  private final EnvelopeRelease release;
  private final WriteOptions options;

  EventSource(EnvelopeRelease release, WriteOptions options) {
    this.release = release;
    this.options = options;
  }

  @Override
  public Map<Position, StixObject> of(
      Collection collection, List<Located> entries, CollectionQuery query) {
    Map<EnvelopeKey, StoredEnvelope> stored =
        release.loadEntries(entries, collection.release()).envelopes();
    Map<Position, StixObject> objects = new HashMap<>();
    for (Located located : entries) {
      Optional.ofNullable(stored.get(located.entry().key()))
          .flatMap(one -> indicator(one, located.entry().at()))
          .filter(query::wants)
          .ifPresent(object -> objects.put(located.position(), object));
    }
    return objects;
  }

  /** Empty for tags, and for what has nothing that could be looked for. */
  private Optional<StixObject> indicator(StoredEnvelope stored, Instant addedAt) {
    if (stored.key().isUpdate()) {
      return Optional.empty();
    }
    ReceivedEvent event = new ReceivedEvent(stored.envelope(), stored.receivedAt());
    return switch (EventFormats.write(STIX, event, options)) {
      case Conversion.CannotBeWritten cannot -> Optional.empty();
      case Conversion.Written(List<byte[]> parts) ->
          parts.stream().flatMap(part -> indicator(part, addedAt).stream()).findFirst();
    };
  }

  private static Optional<StixObject> indicator(byte[] part, Instant addedAt) {
    ObjectNode whole = parsed(part);
    if (isIndicator(whole)) {
      return Optional.of(new StixObject(whole, addedAt, part.length));
    }
    return objects(whole)
        .filter(EventSource::isIndicator)
        .findFirst()
        .map(json -> new StixObject(json, addedAt, Json.bytes(json).length));
  }

  private static boolean isIndicator(ObjectNode json) {
    return json.path("type").asText().equals("indicator");
  }

  /** An object, or those of a bundle that came as one. */
  private static Stream<ObjectNode> objects(ObjectNode json) {
    return json.path("type").asText().equals("bundle")
        ? json.path("objects").valueStream().flatMap(EventSource::object)
        : object(json);
  }

  private static Stream<ObjectNode> object(JsonNode json) {
    return json instanceof ObjectNode object ? Stream.of(object) : Stream.empty();
  }

  private static ObjectNode parsed(byte[] json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
