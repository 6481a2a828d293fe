package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.store.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A page as it is stored: {@code {"t": time of the first entry in microseconds, "b": bytes of all
 * entries before, "r": [second of the first receipt, seconds to the last], "f": feeds named, "e":
 * [[id, revision, bytes, indexes into f …], …], "c": columns, "d" and "m": matches}}; see {@link
 * JournalColumns} and {@link PageMatches}. The entries of a page are equally far apart, so one time
 * is enough. All of it is deflated (RFC 1951), for a write costs by its size. The first byte is the
 * version of the format, which also says how far apart the entries are. Pages with columns have
 * versions of their own since columns have tables.
 */
final class PageCodec {
  private static final byte MICROSECONDS_APART = 1;
  private static final byte MILLISECONDS_APART = 2;
  private static final byte MICROSECONDS_APART_WITH_TABLES = 3;
  private static final byte MILLISECONDS_APART_WITH_TABLES = 4;
  private static final String RECEIVED = "r";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private PageCodec() {}

  static Body encode(Page page) {
    ObjectNode node = JSON.createObjectNode();
    node.put("t", ChronoUnit.MICROS.between(Instant.EPOCH, page.entries().getFirst().at()));
    if (page.first()) {
      node.put("first", true);
    }
    if (page.isCounted()) {
      node.put("b", page.bytesBefore());
    }
    page.entries()
        .getFirst()
        .received()
        .ifPresent(span -> node.putArray(RECEIVED).add(span.from()).add(span.to() - span.from()));
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
    List<JournalRow> rows = page.entries().stream().flatMap(entry -> entry.row().stream()).toList();
    boolean hasColumns = rows.size() == page.entries().size();
    if (hasColumns) {
      JournalColumns.put(node, rows);
    }
    PageMatches.put(node, page.entries());
    return Body.of(deflated(version(page.spacing(), hasColumns), node));
  }

  static Page decode(String sortKey, Body body) {
    try {
      byte[] bytes = body.bytes();
      Spacing spacing = spacing(bytes);
      JsonNode node = inflated(bytes);
      List<FeedId> feeds = new ArrayList<>();
      node.path("f").forEach(feed -> feeds.add(FeedId.parse(feed.asText())));
      Instant at = Instant.EPOCH.plus(node.get("t").asLong(), ChronoUnit.MICROS);
      JournalColumns columns = JournalColumns.of(node);
      PageMatches matches = PageMatches.of(node);
      Optional<ReceiptSpan> received = received(node.path(RECEIVED));
      List<Entry> entries = new ArrayList<>();
      for (JsonNode parts : node.get("e")) {
        List<FeedId> named = new ArrayList<>();
        for (int i = 3; i < parts.size(); i++) {
          named.add(feeds.get(parts.get(i).asInt()));
        }
        EnvelopeKey key =
            new EnvelopeKey(new DedupKey(parts.get(0).asText()), parts.get(1).asInt());
        int index = entries.size();
        entries.add(
            new Entry(
                key,
                at,
                parts.get(2).asInt(),
                named,
                columns.row(index),
                matches.of(index),
                received));
        at = spacing.next(at);
      }
      return new Page(
          Long.parseLong(sortKey.substring(1)),
          spacing,
          node.has("first"),
          node.path("b").asLong(Page.NOT_COUNTED),
          entries);
    } catch (IOException e) {
      throw new UncheckedIOException("A page of a feed cannot be read", e);
    }
  }

  private static Optional<ReceiptSpan> received(JsonNode span) {
    long from = span.path(0).asLong();
    return span.isArray()
        ? Optional.of(new ReceiptSpan(from, from + span.path(1).asLong()))
        : Optional.empty();
  }

  private static byte version(Spacing spacing, boolean hasColumns) {
    return switch (spacing) {
      case MICROSECONDS -> hasColumns ? MICROSECONDS_APART_WITH_TABLES : MICROSECONDS_APART;
      case MILLISECONDS -> hasColumns ? MILLISECONDS_APART_WITH_TABLES : MILLISECONDS_APART;
    };
  }

  private static Spacing spacing(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      throw new IOException("It is empty");
    }
    return switch (bytes[0]) {
      case MICROSECONDS_APART, MICROSECONDS_APART_WITH_TABLES -> Spacing.MICROSECONDS;
      case MILLISECONDS_APART, MILLISECONDS_APART_WITH_TABLES -> Spacing.MILLISECONDS;
      default -> throw new IOException("Its format's version is not known here: " + bytes[0]);
    };
  }

  private static byte[] deflated(byte version, JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(version);
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      JSON.writeValue(out, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static JsonNode inflated(byte[] bytes) throws IOException {
    try (Inflater inflater = new Inflater(true);
        InputStream in =
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, 1, bytes.length - 1), inflater)) {
      return JSON.readTree(in);
    }
  }
}
