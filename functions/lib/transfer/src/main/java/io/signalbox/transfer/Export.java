package io.signalbox.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeTransfer;
import io.signalbox.feeds.FeedLog;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.TableScan;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes what a hub keeps, a JSON object a line: a line that says what the file is, a line for each
 * secret, one for each item of its tables, and one that ends the file. Sessions of the console and
 * what has expired are left out.
 *
 * <p>A hub that works meanwhile may be exported: what it accepts later is missing, and all the rest
 * fits together.
 */
public final class Export {
  static final String FORMAT = "signalbox-export";
  static final int VERSION = 1;
  static final String ROUTED = "routed";
  static final String SECRET = "secret";
  static final String END = "end";

  /** Sessions of people end with the hub that they logged in to. */
  private static final String SESSIONS = "session";

  /** What the set of known envelopes takes at the most, while it grows. */
  private static final int BYTES_AN_ENVELOPE = 64;

  private static final int HEAP_SHARE = 2;

  private final HubData data;
  private final OutputStream out;
  private final Instant now;
  private final EnvelopeTransfer envelopes;
  private final Map<HubTable, Long> written = new EnumMap<>(HubTable.class);
  private long lines;

  private Export(HubData data, OutputStream out) {
    this.data = data;
    this.out = out;
    this.now = data.clock().instant();
    this.envelopes = new EnvelopeTransfer(data.table(HubTable.ENVELOPES), data.coding());
  }

  /**
   * Writes everything.
   *
   * @param secrets values by their names, which are written in clear; empty for none
   * @return how many lines there are of each table
   */
  public static Map<HubTable, Long> write(
      HubData data, Map<String, String> secrets, OutputStream out) throws IOException {
    long limit = Runtime.getRuntime().maxMemory() / HEAP_SHARE / BYTES_AN_ENVELOPE;
    return write(data, secrets, (int) Math.min(limit, Integer.MAX_VALUE / BYTES_AN_ENVELOPE), out);
  }

  static Map<HubTable, Long> write(
      HubData data, Map<String, String> secrets, int envelopesKnown, OutputStream out)
      throws IOException {
    Export export = new Export(data, out);
    export.begin(secrets);
    export.items(HubTable.READERS);
    FeedLog feeds = new FeedLog(data.table(HubTable.FEEDS), data.clock(), data.retention());
    // Before the feeds: what the journal has by now is in all of them.
    RoutedEnvelopes routed = RoutedEnvelopes.read(feeds, envelopesKnown);
    export.items(HubTable.FEEDS);
    export.envelopes(routed);
    export.items(HubTable.DELIVERIES);
    export.items(HubTable.DIRECTORY);
    export.items(HubTable.SETTINGS);
    export.end();
    return export.written;
  }

  private void begin(Map<String, String> secrets) throws IOException {
    ObjectNode first = JsonNodeFactory.instance.objectNode();
    line(first.put("format", FORMAT).put("version", VERSION).put("at", now.toString()));
    for (Map.Entry<String, String> secret : new TreeMap<>(secrets).entrySet()) {
      ObjectNode named = JsonNodeFactory.instance.objectNode();
      line(named.put(SECRET, secret.getKey()).put("value", secret.getValue()));
    }
  }

  private void end() throws IOException {
    line(JsonNodeFactory.instance.objectNode().put(END, true).put("lines", lines + 1));
  }

  private void items(HubTable table) throws IOException {
    written.put(table, 0L);
    scan(
        table,
        item -> {
          if (!item.key().partition().startsWith(SESSIONS)) {
            count(table, ItemLine.of(table, item));
          }
        });
  }

  private void envelopes(RoutedEnvelopes routed) throws IOException {
    written.put(HubTable.ENVELOPES, 0L);
    for (int part = 0; part < routed.parts(); part++) {
      if (part > 0 || routed.parts() > 1) {
        routed.change(part);
      }
      int current = part;
      scan(HubTable.ENVELOPES, item -> envelope(item, routed, current));
    }
  }

  private void envelope(Item item, RoutedEnvelopes routed, int part) throws IOException {
    Key key = item.key();
    Optional<EnvelopeKey> inFeeds = EnvelopeTransfer.feedKey(key);
    boolean isInPart = inFeeds.map(one -> routed.isIn(part, one)).orElse(part == 0);
    if (!isInPart || EnvelopeTransfer.isPart(key)) {
      return;
    }
    if (!EnvelopeTransfer.isEnvelope(item)) {
      count(HubTable.ENVELOPES, ItemLine.of(HubTable.ENVELOPES, item));
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put(ROUTED, inFeeds.isEmpty() || routed.has(inFeeds.get()));
    ItemLine.withoutBody(HubTable.ENVELOPES, item, line);
    count(HubTable.ENVELOPES, line.setAll(envelopes.read(item)));
  }

  private interface Visitor {
    void visit(Item item) throws IOException;
  }

  private void scan(HubTable table, Visitor visitor) throws IOException {
    TableScan scan = data.scan(table);
    List<Item> items = scan.behind(Optional.empty());
    while (!items.isEmpty()) {
      for (Item item : items) {
        Instant expires = item.expires();
        if (expires == null || expires.isAfter(now)) {
          visitor.visit(item);
        }
      }
      items = scan.behind(Optional.of(items.getLast().key()));
    }
  }

  private void count(HubTable table, ObjectNode line) throws IOException {
    line(line);
    written.merge(table, 1L, Long::sum);
  }

  private void line(ObjectNode line) throws IOException {
    out.write(Json.bytes(line));
    out.write('\n');
    lines++;
  }
}
