package io.signalbox.simulation.mistake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mistakes that the hub's code could have, wired in between it and its platform. */
final class Mistakes {
  private static final Duration TOO_EARLY = Duration.ofSeconds(90);
  private static final String FEEDS = "FEEDS_TABLE";
  private static final String SETTINGS = "SETTINGS_TABLE";

  private Mistakes() {}

  /** Whoever writes a cursor writes it, whatever others wrote before. */
  static Platform unguardedCursorWrite(Platform platform) {
    return StoredReaders.altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                return table
                    .get(draft.key(), Consistency.STRONG)
                    .map(item -> table.replaceIfVersion(draft, item.version()))
                    .orElse(false);
              }
            });
  }

  /** The cursor moves when a batch is taken, and not when its outcome is known. */
  static Platform advanceBeforeSend(Platform platform) {
    return StoredReaders.editing(
        platform,
        reader -> {
          if (StoredReaders.isClaim(reader)) {
            ArrayNode pieces = (ArrayNode) reader.path("flight").path("pieces");
            reader.set("cursor", pieces.get(pieces.size() - 1).get(0));
            reader.remove("flight");
          }
        });
  }

  /** A lease ends while its owner may still send. */
  static Platform leaseThatEndsTooEarly(Platform platform) {
    return StoredReaders.editing(
        platform,
        reader -> {
          if (reader.path("lease") instanceof ObjectNode lease) {
            Instant until = Instant.parse(lease.path("until").asText());
            lease.put("until", until.minus(TOO_EARLY).toString());
          }
        });
  }

  /** What is sent is written down only together with its outcome. */
  static Platform sendBeforePut(Platform platform) {
    return StoredReaders.altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              private final Set<Object> claimed = new HashSet<>();

              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                if (claimed.remove(draft.key())) {
                  return table.replaceIfVersion(draft, expected - 1);
                }
                if (StoredReaders.isClaim(StoredReaders.read(draft.body()))) {
                  claimed.add(draft.key());
                  return true;
                }
                return table.replaceIfVersion(draft, expected);
              }
            });
  }

  /** An append knows where its feed ends, but does not look at what is there. */
  static Platform blindAppend(Platform platform) {
    return AlteredPlatform.altering(
        platform,
        FEEDS,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public List<Item> query(Range range, Consistency consistency) {
                List<Item> pages = table.query(range, consistency);
                return range.direction() == Range.Direction.DESCENDING && range.limit() > 1
                    ? pages.stream().map(StoredPage::ofStrangers).toList()
                    : pages;
              }
            });
  }

  /** After its work a drain does not look whether there is more. */
  static Platform noSecondLook(Platform platform) {
    Set<Thread> released = new HashSet<>();
    return new AlteredPlatform(
        platform,
        (variable, table) ->
            switch (variable) {
              case StoredReaders.TABLE ->
                  new ForwardingDueTable(table) {
                    @Override
                    public boolean replaceIfVersion(Draft draft, long expected) {
                      boolean stands = table.replaceIfVersion(draft, expected);
                      JsonNode reader = StoredReaders.read(draft.body());
                      if (stands && !reader.has("lease") && !reader.has("flight")) {
                        released.add(Thread.currentThread());
                      }
                      return stands;
                    }
                  };
              case FEEDS ->
                  new ForwardingDueTable(table) {
                    @Override
                    public List<Item> query(Range range, Consistency consistency) {
                      return released.remove(Thread.currentThread())
                          ? List.of()
                          : table.query(range, consistency);
                    }
                  };
              default -> table;
            });
  }

  /** A replay ends where it begins. */
  static Platform replayOfNothing(Platform platform) {
    return StoredReaders.altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Insertion insertIfAbsent(Draft draft) {
                return table.insertIfAbsent(
                    draft.key().sort().contains("#replay-")
                        ? StoredReaders.edited(
                            draft, reader -> reader.set("until", reader.get("cursor")))
                        : draft);
              }
            });
  }

  /** A process asks for the settings once, and lives by them. */
  static Platform settingsReadOnce(Platform platform) {
    Map<Key, Optional<Item>> seen = new HashMap<>();
    return AlteredPlatform.altering(
        platform,
        SETTINGS,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Optional<Item> get(Key key, Consistency consistency) {
                return seen.computeIfAbsent(key, first -> table.get(first, consistency));
              }
            });
  }

  /** Who delivers knows of no ceiling. */
  static Platform ignoredCeilings(Platform platform) {
    return AlteredPlatform.altering(
        platform,
        SETTINGS,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
                Map<Key, Item> chunks = new HashMap<>(table.getAll(keys, consistency));
                chunks.replaceAll((key, chunk) -> StoredSettings.withoutCeilings(chunk));
                return chunks;
              }
            });
  }

  /** What is withheld is passed over, and nothing says so. */
  static Platform silentWithholding(Platform platform) {
    return AlteredPlatform.altering(
        platform,
        "DELIVERIES_TABLE",
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Insertion insertIfAbsent(Draft draft) {
                return draft.key().sort().endsWith("-withheld")
                    ? new Insertion.Inserted(Item.of(draft, 1))
                    : table.insertIfAbsent(draft);
              }
            });
  }
}
