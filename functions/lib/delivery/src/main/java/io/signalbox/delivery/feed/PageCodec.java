package io.signalbox.delivery.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.archive.EnvelopeKey;
import io.signalbox.envelope.DedupKey;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page as it is stored: {@code {"t": time of the first entry in microseconds, "f": feeds named,
 * "e": [[id, revision, bytes, indexes into f …], …]}}. The entries of a page are one microsecond
 * apart, so one time is enough.
 */
final class PageCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private PageCodec() {}

  static Body encode(Page page) {
    ObjectNode node = JSON.createObjectNode();
    node.put("t", ChronoUnit.MICROS.between(Instant.EPOCH, page.entries().getFirst().at()));
    if (page.first()) {
      node.put("first", true);
    }
    Map<FeedId, Integer> feeds = new LinkedHashMap<>();
    ArrayNode entries = JSON.createArrayNode();
    for (Entry entry : page.entries()) {
      ArrayNode parts = entries.addArray();
      parts.add(entry.key().id().value());
      parts.add(entry.key().revision());
      parts.add(entry.sizeBytes());
      for (FeedId feed : entry.feeds()) {
        parts.add(feeds.computeIfAbsent(feed, unknown -> feeds.size()));
      }
    }
    if (!feeds.isEmpty()) {
      ArrayNode names = node.putArray("f");
      feeds.keySet().forEach(feed -> names.add(feed.text()));
    }
    node.set("e", entries);
    try {
      return Body.of(JSON.writeValueAsBytes(node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page decode(String sortKey, Body body) {
    try {
      JsonNode node = JSON.readTree(body.bytes());
      List<FeedId> feeds = new ArrayList<>();
      node.path("f").forEach(feed -> feeds.add(FeedId.parse(feed.asText())));
      Instant at = Instant.EPOCH.plus(node.get("t").asLong(), ChronoUnit.MICROS);
      List<Entry> entries = new ArrayList<>();
      for (JsonNode parts : node.get("e")) {
        List<FeedId> named = new ArrayList<>();
        for (int i = 3; i < parts.size(); i++) {
          named.add(feeds.get(parts.get(i).asInt()));
        }
        EnvelopeKey key =
            new EnvelopeKey(new DedupKey(parts.get(0).asText()), parts.get(1).asInt());
        entries.add(new Entry(key, at, parts.get(2).asInt(), named));
        at = at.plus(1, ChronoUnit.MICROS);
      }
      return new Page(Long.parseLong(sortKey.substring(1)), node.has("first"), entries);
    } catch (IOException e) {
      throw new UncheckedIOException("A page of a feed cannot be read", e);
    }
  }
}
