package io.signalbox.simulation.mistake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Item;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes by which the hub would not know what it told recipients before. */
final class HistoryMistakes {
  private static final String PREFIX = "told#";
  private static final int POSITION = 2;
  private static final int LAST_TOLD = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private HistoryMistakes() {}

  /** A delivery that is repeated does not see that it was counted. */
  static Platform countedTwice(Platform platform) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public List<Item> query(Range range, Consistency consistency) {
                List<Item> items = table.query(range, consistency);
                return range.partition().startsWith(PREFIX)
                    ? items.stream().map(HistoryMistakes::withoutMarks).toList()
                    : items;
              }
            });
  }

  /** What recipients were told after the first time is not written down. */
  static Platform firstTimeAlone(Platform platform) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                return draft.key().partition().startsWith(PREFIX)
                    || table.replaceIfVersion(draft, expected);
              }
            });
  }

  private static Item withoutMarks(Item item) {
    try {
      JsonNode entries = JSON.readTree(item.body().bytes());
      for (JsonNode entry : entries) {
        ArrayNode fields = (ArrayNode) entry;
        fields.set(POSITION, Position.START.text());
        fields.set(LAST_TOLD, fields.get(LAST_TOLD).asLong() - 1);
      }
      return new Item(
          item.key(),
          item.version(),
          Body.of(JSON.writeValueAsBytes(entries)),
          item.due(),
          item.expires());
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static Platform altered(Platform platform, UnaryOperator<DueTable> alteration) {
    return AlteredPlatform.altering(platform, "DELIVERIES_TABLE", alteration);
  }
}
