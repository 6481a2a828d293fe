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
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was decided, beside what it is about. The first decision stands. */
final class Decisions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Table table;

  Decisions(Table table) {
    this.table = table;
  }

  /** Writes a decision down; answers with the one that stands. */
  Decision put(Key about, Decision decision, Instant expires) {
    ObjectNode json = JSON.createObjectNode();
    json.put("by", decision.by());
    json.put("at", decision.at().toString());
    decision.envelope().ifPresent(id -> json.put("envelope", id));
    Draft draft = Draft.of(key(about), Body.ofText(json.toString())).expiringAt(expires);
    return switch (table.insertIfAbsent(draft)) {
      case Insertion.Inserted inserted -> decision;
      case Insertion.Present(Item item) -> read(item);
    };
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
