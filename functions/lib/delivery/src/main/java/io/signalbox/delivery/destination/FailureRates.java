package io.signalbox.delivery.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Destinations of which more failed than usual, for {@link #KEPT} after the hour. */
public final class FailureRates {
  /** For how long after its hour a rate is shown. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final String PARTITION = "~statistics/failure-rates";
  private static final int ITEMS_A_READ = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Table feeds;
  private final Clock clock;

  /**
   * What was unusual.
   *
   * @param percent how much of what was sent in the hour failed
   * @param hour its beginning
   */
  public record Rate(int percent, Instant hour) {}

  /**
   * @param feeds the table of feeds
   */
  public FailureRates(Table feeds, Clock clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  /** Keeps the rate of a destination, unless a later one stands. */
  public void put(String destination, Rate rate) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("percent", rate.percent())
            .put("hour", rate.hour().toString())
            .toString();
    Draft draft =
        Draft.of(new Key(PARTITION, destination), Body.ofText(body))
            .expiringAt(rate.hour().plus(KEPT));
    boolean stands = false;
    while (!stands) {
      stands =
          switch (feeds.insertIfAbsent(draft)) {
            case Insertion.Inserted _ -> true;
            case Insertion.Present(Item item) ->
                !rate(item).hour().isBefore(rate.hour())
                    || feeds.replaceIfVersion(draft, item.version());
          };
    }
  }

  /** The rate of a destination; empty where nothing was unusual. */
  public Optional<Rate> find(String destination) {
    return feeds
        .get(new Key(PARTITION, destination), Consistency.EVENTUAL)
        .map(FailureRates::rate)
        .filter(this::isShown);
  }

  /** The rates of all destinations of which something was unusual, by name. */
  public Map<String, Rate> all() {
    Map<String, Rate> all = new TreeMap<>();
    Range rest = Range.ascending(PARTITION, ITEMS_A_READ);
    List<Item> items;
    do {
      items = feeds.query(rest, Consistency.EVENTUAL);
      items.forEach(item -> all.put(item.key().sort(), rate(item)));
      rest = items.isEmpty() ? rest : rest.from(items.getLast().key().sort() + '\0');
    } while (items.size() == ITEMS_A_READ);
    all.values().removeIf(rate -> !isShown(rate));
    return all;
  }

  private boolean isShown(Rate rate) {
    return clock.instant().isBefore(rate.hour().plus(KEPT));
  }

  private static Rate rate(Item item) {
    try {
      JsonNode json = JSON.readTree(item.body().text());
      return new Rate(json.path("percent").asInt(), Instant.parse(json.path("hour").asText()));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The rate " + item.key() + " cannot be read", damaged);
    }
  }
}
