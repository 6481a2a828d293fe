package io.signalbox.taxii;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads feeds as collections. The objects of a collection are, first, what its indicators refer to
 * (the hub's identity, the marks of TLP), and then an indicator for each event of the feed that can
 * be looked for, in the order of the feed. Other entries have no object, and neither have those
 * marked above a ceiling of the feed or of its reader.
 *
 * <p>A feed's times rise by whole milliseconds, so each object has a time of its own; reading by
 * {@code added_after} is as exact as by {@code next}.
 */
final class CollectionReader {
  /** Room for what stands around the objects. */
  private static final int ANSWER_LIMIT_BYTES = Response.BODY_LIMIT_BYTES - 100_000;

  private static final int ENTRIES_AT_ONCE = 500;
  private static final long LOAD_LIMIT_BYTES = 8_000_000;

  /** No page of a feed has this number: positions there are places among the shared objects. */
  private static final long SHARED_PAGE = Position.START.page();

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final EventFormat STIX = EventFormats.named("stix").orElseThrow();

  private final FeedLog feeds;
  private final EnvelopeRelease release;
  private final WriteOptions options;
  private final List<StixObject> shared;

  CollectionReader(
      FeedLog feeds, EnvelopeRelease release, WriteOptions options, List<StixObject> shared) {
    this.feeds = feeds;
    this.release = release;
    this.options = options;
    this.shared = List.copyOf(shared);
  }

  CollectionPage read(Collection collection, CollectionQuery query) {
    FeedId feed = new FeedId(collection.feed(), "");
    var page = new Page(query.limit().orElse(CollectionQuery.LIMIT_MOST));
    Position from = query.from().orElse(Position.START);
    for (int i = from.page() == SHARED_PAGE ? from.index() : shared.size();
        i < shared.size();
        i++) {
      if (isWanted(shared.get(i), query) && !page.takes(shared.get(i))) {
        return page.before(new Position(SHARED_PAGE, i), query, collection);
      }
    }
    if (!query.wantsIndicators()) {
      return page.last();
    }
    if (from.page() == SHARED_PAGE) {
      // Behind that time: the next one that an entry can have.
      from =
          query
              .addedAfter()
              .map(after -> feeds.since(feed, after.plusNanos(1)))
              .orElse(Position.START);
    }
    while (true) {
      Reading reading = feeds.read(feed, from, null, ENTRIES_AT_ONCE, LOAD_LIMIT_BYTES);
      if (reading.entries().isEmpty()) {
        return page.last();
      }
      Map<EnvelopeKey, StoredEnvelope> stored =
          release
              .load(
                  reading.entries().stream().map(one -> one.entry().key()).toList(),
                  collection.marking())
              .envelopes();
      for (Located located : reading.entries()) {
        Optional<StixObject> object =
            Optional.ofNullable(stored.get(located.entry().key()))
                .flatMap(one -> indicator(one, located.entry().at()))
                .filter(one -> isWanted(one, query));
        if (object.isPresent() && !page.takes(object.get())) {
          return page.before(located.position(), query, collection);
        }
      }
      from = reading.next();
    }
  }

  private static boolean isWanted(StixObject object, CollectionQuery query) {
    return query.wants(object.type(), object.id())
        && query.addedAfter().map(object.addedAt()::isAfter).orElse(true);
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
          parts.stream()
              .map(CollectionReader::parsed)
              .flatMap(CollectionReader::objects)
              .filter(json -> json.path("type").asText().equals("indicator"))
              .findFirst()
              .map(json -> new StixObject(json, addedAt, Json.bytes(json).length));
    };
  }

  /** An object, or those of a bundle that came as one. */
  private static Stream<ObjectNode> objects(ObjectNode json) {
    return json.path("type").asText().equals("bundle")
        ? json.path("objects").valueStream().flatMap(CollectionReader::object)
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

  private static final class Page {
    private final List<StixObject> objects = new ArrayList<>();
    private final int limit;
    private long bytes;

    private Page(int limit) {
      this.limit = limit;
    }

    /** Adds the object, unless there is no room for it. */
    private boolean takes(StixObject object) {
      boolean hasRoom =
          objects.isEmpty()
              || (objects.size() < limit && bytes + object.bytes() <= ANSWER_LIMIT_BYTES);
      if (hasRoom) {
        objects.add(object);
        bytes += object.bytes();
      }
      return hasRoom;
    }

    private CollectionPage last() {
      return new CollectionPage(objects, Optional.empty());
    }

    private CollectionPage before(Position position, CollectionQuery query, Collection collection) {
      String next = NextToken.of(query.goingOnAt(position), collection);
      return new CollectionPage(objects, Optional.of(next));
    }
  }
}
