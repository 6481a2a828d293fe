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
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.feeds.Slice;
import io.signalbox.formats.MispObjects;
import io.signalbox.formats.MispParts;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the MISP event of a slice: an object for each IntelMQ event in it, and the parts of each
 * MISP event. What its reader may not get, and what cannot be written as MISP, is left out.
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
    JsonList attributes = new JsonList();
    JsonList reports = new JsonList();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("Event");
      for (Map.Entry<String, JsonNode> member : new MispEvents(feed).event(slice).properties()) {
        json.writeFieldName(member.getKey());
        json.writeTree(member.getValue());
      }
      json.writeArrayFieldStart("Object");
      // One after the other: as a tree, all of them would take many times their bytes.
      parts(feed, slice)
          .forEachOrdered(
              one -> {
                one.objects().forEach(object -> write(object, json));
                attributes.add(one.attributes());
                reports.add(one.reports());
              });
      json.writeEndArray();
      json.writeFieldName("Attribute");
      json.writeRawValue(attributes.text());
      if (!reports.isEmpty()) {
        json.writeFieldName("EventReport");
        json.writeRawValue(reports.text());
      }
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

  /** An envelope of a slice, and its entry. */
  private record Loaded(Entry entry, StoredEnvelope envelope) {}

  /**
   * What the event is made of, made when it is asked for. Of a MISP event that came several times
   * the last is there, and no UUID twice.
   */
  Stream<MispParts> parts(MispFeed feed, Slice slice) {
    List<Loaded> loaded = loaded(feed, slice);
    Map<String, EnvelopeKey> last = new HashMap<>();
    for (Loaded one : loaded) {
      MispObjects.eventId(one.envelope().envelope())
          .ifPresent(id -> last.put(id, one.envelope().key()));
    }
    Set<String> known = new HashSet<>();
    return loaded.stream()
        .filter(
            one ->
                MispObjects.eventId(one.envelope().envelope())
                    .map(id -> one.envelope().key().equals(last.get(id)))
                    .orElse(true))
        .map(one -> parts(feed, one).withoutKnown(known));
  }

  private List<Loaded> loaded(MispFeed feed, Slice slice) {
    List<Loaded> loaded = new ArrayList<>();
    Reading reading = read(feed, slice, slice.from());
    while (!reading.entries().isEmpty()) {
      Map<EnvelopeKey, StoredEnvelope> stored =
          release.loadEntries(reading.entries(), feed.release()).envelopes();
      for (Located located : reading.entries()) {
        Optional.ofNullable(stored.get(located.entry().key()))
            .filter(envelope -> !envelope.key().isUpdate())
            .ifPresent(envelope -> loaded.add(new Loaded(located.entry(), envelope)));
      }
      reading = read(feed, slice, reading.next());
    }
    return loaded;
  }

  private Reading read(MispFeed feed, Slice slice, Position from) {
    return feeds.read(feed.id(), from, slice.until(), ENTRIES_AT_ONCE, SLICE_BYTES);
  }

  private MispParts parts(MispFeed feed, Loaded one) {
    Entry entry = one.entry();
    ReceivedEvent event = new ReceivedEvent(one.envelope().envelope(), one.envelope().receivedAt());
    var unmarked = feed.release().marking().unmarked().tlp();
    MispParts parts = MispObjects.of(event, entry.at(), unmarked, options);
    long limit =
        Math.clamp(
            (long) OBJECT_GROWTH * entry.sizeBytes(), OBJECT_LEAST_BYTES, OBJECT_LIMIT_BYTES);
    if (parts.bytes() <= limit) {
      return parts;
    }
    LOGGER.log(Level.WARNING, "{0} is too large for a MISP event", entry.key());
    return MispObjects.reference(event, entry.at(), unmarked);
  }

  /** A list that is written piece by piece, beside what it will stand in. */
  private static final class JsonList {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private void add(List<ObjectNode> parts) {
      for (ObjectNode part : parts) {
        bytes.write(bytes.size() == 0 ? '[' : ',');
        bytes.writeBytes(Json.bytes(part));
      }
    }

    private boolean isEmpty() {
      return bytes.size() == 0;
    }

    private String text() {
      return isEmpty() ? "[]" : bytes.toString(StandardCharsets.UTF_8) + "]";
    }
  }
}
