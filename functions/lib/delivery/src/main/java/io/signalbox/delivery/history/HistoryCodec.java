package io.signalbox.delivery.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How what recipients know is stored: a list for each object, by position, for it is short. */
final class HistoryCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MEMBERS_OF_KNOWN = 6;
  private static final int FIRST_KNOWN = 3;

  private HistoryCodec() {}

  static Body encode(Map<Sighting, Remembered> entries) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    new TreeMap<>(entries)
        .forEach(
            (sighting, entry) -> {
              ArrayNode one = all.addArray();
              one.add(sighting.object()).add(sighting.type()).add(entry.at().text());
              put(one, entry.now());
              entry.before().ifPresent(before -> put(one, before));
            });
    try {
      return Body.of(JSON.writeValueAsBytes(all));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  static NavigableMap<Sighting, Remembered> decode(Body body) {
    NavigableMap<Sighting, Remembered> entries = new TreeMap<>();
    try {
      for (JsonNode one : JSON.readTree(body.bytes())) {
        boolean hasBefore = one.size() > FIRST_KNOWN + MEMBERS_OF_KNOWN;
        entries.put(
            new Sighting(one.get(0).asText(), one.get(1).asText()),
            new Remembered(
                hasBefore
                    ? Optional.of(known(one, FIRST_KNOWN + MEMBERS_OF_KNOWN))
                    : Optional.empty(),
                known(one, FIRST_KNOWN),
                Position.parse(one.get(2).asText())));
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("What recipients know cannot be read", damaged);
    }
    return entries;
  }

  static void put(ArrayNode one, Known known) {
    one.add(known.notices()).add(known.inRow());
    one.add(known.firstTold().toEpochMilli()).add(known.lastTold().toEpochMilli());
    one.add(known.lastSeen().toEpochMilli()).add(known.isGone() ? 1 : 0);
  }

  static Known known(JsonNode one, int first) {
    return new Known(
        one.get(first).asInt(),
        one.get(first + 1).asInt(),
        Instant.ofEpochMilli(one.get(first + 2).asLong()),
        Instant.ofEpochMilli(one.get(first + 3).asLong()),
        Instant.ofEpochMilli(one.get(first + 4).asLong()),
        one.get(first + 5).asInt() != 0);
  }
}
