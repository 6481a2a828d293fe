package io.signalbox.envelopes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was decided, beside what it is about. The first decision stands. */
public final class Decisions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Table table;
  private final Clock clock;
  private final Duration retention;

  /**
   * Decisions.
   *
   * @param retention how long what they are about may be kept
   */
  Decisions(Table table, Clock clock, Duration retention) {
    this.table = table;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Writes down what somebody decided about what was kept aside, for as long as it may be kept.
   *
   * @return the decision that stands: the first
   */
  public Decision decide(AsideId id, Decision decision) {
    ObjectNode json = JSON.createObjectNode();
    json.put("by", decision.by());
    json.put("at", decision.at().toString());
    decision.envelope().ifPresent(taken -> json.put("envelope", taken));
    Draft draft =
        Draft.of(key(id.key()), Body.ofText(json.toString()))
            .expiringAt(clock.instant().plus(retention));
    return switch (table.insertIfAbsent(draft)) {
      case Insertion.Inserted inserted -> decision;
      case Insertion.Present(Item item) -> read(item);
    };
  }

  /** Takes a decision back, if it is the one that stands: what it says could not be done. */
  public void withdraw(AsideId id, Decision decision) {
    table
        .get(key(id.key()), Consistency.STRONG)
        .filter(item -> read(item).equals(decision))
        .ifPresent(item -> table.deleteIfVersion(item.key(), item.version()));
  }

  /** The decisions about these, as far as there are any. */
  Map<Key, Decision> of(Collection<Key> about) {
    if (about.isEmpty()) {
      return Map.of();
    }
    Map<Key, Key> keys = new HashMap<>();
    about.forEach(key -> keys.put(key(key), key));
    Map<Key, Decision> found = new HashMap<>();
    table
        .getAll(keys.keySet(), Consistency.STRONG)
        .forEach(
            (key, item) ->
                Optional.ofNullable(keys.get(key)).ifPresent(one -> found.put(one, read(item))));
    return found;
  }

  private static Key key(Key about) {
    return new Key(about.partition(), Sorts.DECISION + about.sort());
  }

  private static Decision read(Item item) {
    try {
      JsonNode json = JSON.readTree(item.body().text());
      return new Decision(
          json.path("by").asText(),
          Instant.parse(json.path("at").asText()),
          Optional.ofNullable(json.path("envelope").textValue()));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A decision cannot be read", damaged);
    }
  }
}
