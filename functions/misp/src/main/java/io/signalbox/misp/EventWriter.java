package io.signalbox.misp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.feeds.Slice;
import io.signalbox.formats.MispObjects;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the MISP event of a slice: an object for each IntelMQ event in it. What its reader may not
 * get, and what cannot be written as MISP, is left out.
 */
final class EventWriter {
  private static final System.Logger LOGGER = System.getLogger(EventWriter.class.getName());

  /**
   * How much of a feed a slice has before another one begins. Written for MISP, an envelope has not
   * much more than twice the bytes that it takes in memory.
   */
  static final long SLICE_BYTES = 1_000_000;

  /** The most that an envelope may have as objects, by the bytes that it takes in memory. */
  private static final int OBJECT_GROWTH = 4;

  private static final int OBJECT_LIMIT_BYTES = 400_000;

  /** What an envelope may have as objects, however small it is. */
  private static final int OBJECT_LEAST_BYTES = 2_000;

  private static final int ENTRIES_AT_ONCE = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FeedLog feeds;
  private final EnvelopeRelease release;
  private final WriteOptions options;

  EventWriter(FeedLog feeds, EnvelopeRelease release, WriteOptions options) {
    this.feeds = feeds;
    this.release = release;
    this.options = options;
  }

  /** The event as the file has it. */
  byte[] file(MispFeed feed, Slice slice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("Event");
      for (Map.Entry<String, JsonNode> member : new MispEvents(feed).event(slice).properties()) {
        json.writeFieldName(member.getKey());
        json.writeTree(member.getValue());
      }
      json.writeArrayFieldStart("Object");
      // One after the other: as a tree, all of them would take many times their bytes.
      objects(feed, slice).forEachOrdered(object -> write(object, json));
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(ObjectNode object, JsonGenerator json) {
    try {
      json.writeTree(object);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The event's objects, made when they are asked for. */
  Stream<ObjectNode> objects(MispFeed feed, Slice slice) {
    return Stream.iterate(
            read(feed, slice, slice.from()),
            reading -> !reading.entries().isEmpty(),
            reading -> read(feed, slice, reading.next()))
        .flatMap(reading -> objects(feed, reading));
  }

  private Reading read(MispFeed feed, Slice slice, Position from) {
    return feeds.read(feed.id(), from, slice.until(), ENTRIES_AT_ONCE, SLICE_BYTES);
  }

  private Stream<ObjectNode> objects(MispFeed feed, Reading reading) {
    Map<EnvelopeKey, StoredEnvelope> stored =
        release.loadEntries(reading.entries(), feed.release()).envelopes();
    return reading.entries().stream()
        .flatMap(
            located ->
                Optional.ofNullable(stored.get(located.entry().key()))
                    .filter(envelope -> !envelope.key().isUpdate())
                    .map(envelope -> objects(feed, envelope, located.entry()))
                    .stream()
                    .flatMap(List::stream));
  }

  private List<ObjectNode> objects(MispFeed feed, StoredEnvelope envelope, Entry entry) {
    ReceivedEvent event = new ReceivedEvent(envelope.envelope(), envelope.receivedAt());
    var unmarked = feed.release().marking().unmarked().tlp();
    List<ObjectNode> objects = MispObjects.of(event, entry.at(), unmarked, options);
    long bytes = objects.stream().mapToLong(object -> Json.bytes(object).length + 1).sum();
    long limit =
        Math.clamp(
            (long) OBJECT_GROWTH * entry.sizeBytes(), OBJECT_LEAST_BYTES, OBJECT_LIMIT_BYTES);
    if (bytes <= limit) {
      return objects;
    }
    LOGGER.log(Level.WARNING, "{0} is too large for a MISP event", entry.key());
    return List.of(MispObjects.reference(event, entry.at(), unmarked));
  }
}
