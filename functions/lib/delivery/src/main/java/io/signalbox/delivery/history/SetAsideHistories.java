package io.signalbox.delivery.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.delivery.history.NoticeHistory.Gone;
import io.signalbox.delivery.history.NoticeHistory.Told;
import io.signalbox.feeds.FeedId;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps what the recipients of a delivery knew that is set aside, so that its later tries are the
 * same as the first: until then they may have got other deliveries.
 */
public final class SetAsideHistories {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String PREFIX = "told-aside#";
  private static final int ITEMS_LIMIT = 10_000;
  private static final int ITEM_BYTES = 300_000;
  private static final String TOLD = "told";
  private static final String GONE = "gone";
  private static final String QUIET = "quiet";

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  public SetAsideHistories(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /** Keeps it, once. To be repeated with the same where it throws. */
  public void keep(FeedId feed, UUID delivery, RangeHistory range) {
    List<ArrayNode> items = new ArrayList<>();
    int bytes = ITEM_BYTES;
    for (ArrayNode line : lines(range)) {
      if (bytes >= ITEM_BYTES) {
        items.add(JsonNodeFactory.instance.arrayNode());
        bytes = 0;
      }
      items.getLast().add(line);
      bytes += line.toString().getBytes(StandardCharsets.UTF_8).length;
    }
    for (int i = 0; i < items.size(); i++) {
      Key key = new Key(partition(feed, delivery), "%05d".formatted(i));
      deliveries.insertIfAbsent(
          Draft.of(key, body(items.get(i))).expiringAt(clock.instant().plus(retention)));
    }
  }

  /** What its recipients knew; empty where nothing was kept. */
  public Optional<RangeHistory> of(FeedId feed, UUID delivery) {
    NavigableMap<Sighting, Told> told = new TreeMap<>();
    List<Gone> gone = new ArrayList<>();
    Set<Sighting> quiet = new HashSet<>();
    List<Item> items =
        deliveries.query(
            Range.ascending(partition(feed, delivery), ITEMS_LIMIT), Consistency.STRONG);
    for (Item item : items) {
      for (JsonNode line : read(item)) {
        Sighting sighting = new Sighting(line.get(1).asText(), line.get(2).asText());
        switch (line.get(0).asText()) {
          case TOLD ->
              told.put(
                  sighting,
                  new Told(
                      NoticeState.valueOf(line.get(3).asText()),
                      line.size() > 4
                          ? Optional.of(HistoryCodec.known(line, 4))
                          : Optional.empty()));
          case GONE -> gone.add(new Gone(sighting, Instant.ofEpochMilli(line.get(3).asLong())));
          default -> quiet.add(sighting);
        }
      }
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RangeHistory(new NoticeHistory(told, gone, quiet.size()), quiet, Map.of()));
  }

  private static List<ArrayNode> lines(RangeHistory range) {
    List<ArrayNode> lines = new ArrayList<>();
    range
        .history()
        .told()
        .forEach(
            (sighting, told) -> {
              ArrayNode line = line(TOLD, sighting).add(told.state().name());
              told.known().ifPresent(known -> HistoryCodec.put(line, known));
              lines.add(line);
            });
    range
        .history()
        .gone()
        .forEach(one -> lines.add(line(GONE, one.sighting()).add(one.lastSeen().toEpochMilli())));
    range.quiet().stream().sorted().forEach(sighting -> lines.add(line(QUIET, sighting)));
    return lines;
  }

  private static ArrayNode line(String kind, Sighting sighting) {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(kind)
        .add(sighting.object())
        .add(sighting.type());
  }

  private static Body body(ArrayNode lines) {
    try {
      return Body.of(JSON.writeValueAsBytes(lines));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static JsonNode read(Item item) {
    try {
      return JSON.readTree(item.body().bytes());
    } catch (IOException damaged) {
      throw new UncheckedIOException("What recipients knew cannot be read", damaged);
    }
  }

  private static String partition(FeedId feed, UUID delivery) {
    return PREFIX + feed.text() + "#" + delivery;
  }
}
