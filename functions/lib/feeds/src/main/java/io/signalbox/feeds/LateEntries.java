package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a feed got envelopes that had come long before, by a backfill or after an outage: one item
 * for each feed that ever did. Who looks for an envelope near the time at which it came looks
 * there, too. The item is widened before the entries are appended, and by more than they need, so
 * that it is seldom written.
 */
final class LateEntries {
  /** An entry is near, if its time is later than its envelope's by no more than this. */
  static final Duration NEAR = Duration.ofMinutes(2);

  private static final String PARTITION = "~late/";
  private static final String SORT = "span";
  private static final Duration STEP = Duration.ofMinutes(10);
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Table table;
  private final Duration retention;

  LateEntries(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /**
   * Which entries may be late.
   *
   * @param since the time of the first
   * @param until a time behind the last
   * @param most by how much they are later than their envelopes, at the most
   */
  record Span(Instant since, Instant until, Duration most) {
    private Span with(Span other) {
      return new Span(
          since.isBefore(other.since) ? since : other.since,
          until.isAfter(other.until) ? until : other.until,
          most.compareTo(other.most) > 0 ? most : other.most);
    }

    boolean has(Span other) {
      return with(other).equals(this);
    }

    private Body body() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("since", since.toString());
      json.put("until", until.toString());
      json.put("most", most.toString());
      return Body.ofText(Json.text(json));
    }

    private static Span read(Item item) {
      JsonNode json = Json.read(item.body().text()).orElseThrow();
      return new Span(
          Instant.parse(json.path("since").asText()),
          Instant.parse(json.path("until").asText()),
          Duration.parse(json.path("most").asText()));
    }
  }

  /** Empty for a feed that has none. */
  Optional<Span> of(FeedId feed) {
    return table.get(key(feed), Consistency.STRONG).map(Span::read);
  }

  /**
   * Says that there are such entries.
   *
   * @return what it says now
   */
  Span widen(FeedId feed, Span needed) {
    Span wide =
        new Span(
            needed.since(), needed.until().plus(STEP), needed.most().multipliedBy(2).plus(STEP));
    while (true) {
      switch (table.insertIfAbsent(draft(feed, wide))) {
        case Insertion.Inserted _ -> {
          return wide;
        }
        case Insertion.Present(Item item) -> {
          Span known = Span.read(item);
          if (known.has(needed)) {
            return known;
          }
          Span both = known.with(wide);
          if (table.replaceIfVersion(draft(feed, both), item.version())) {
            return both;
          }
        }
      }
    }
  }

  private Draft draft(FeedId feed, Span span) {
    return Draft.of(key(feed), span.body()).expiringAt(span.until().plus(retention).plus(MARGIN));
  }

  private static Key key(FeedId feed) {
    return new Key(PARTITION + feed.text(), SORT);
  }
}
