package io.signalbox.delivery.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Which events of a source are stored here, and at which of their versions, for a source whose list
 * has all of them each time. Up to 256 items for each fetch, read when they are needed and kept
 * until this object is forgotten. For one thread.
 */
public final class FetchedEvents {
  private static final JsonMapper JSON = new JsonMapper();

  /** No destination can have this name. */
  private static final String PARTITION = "~fetched";

  /** So many others may write the same item before this fails. */
  private static final int TRIES = 10;

  private final Table table;
  private final RandomGenerator random;
  private final String fetch;
  private final Map<String, Part> parts = new HashMap<>();

  private record Part(Map<String, Long> versions, long version) {}

  public FetchedEvents(Table table, RandomGenerator random, String fetch) {
    this.table = table;
    this.random = random;
    this.fetch = fetch;
  }

  /**
   * Whether an event is stored at that version, or at a later one.
   *
   * @param version rises with each change of the event
   */
  public boolean has(UUID event, long version) {
    Long stored = part(event).versions().get(event.toString());
    return stored != null && stored >= version;
  }

  /**
   * Remembers an event that is stored.
   *
   * @throws IllegalStateException if others write the same all the time
   */
  public void add(UUID event, long version) {
    for (int tries = 0; tries < TRIES; tries++) {
      Part standing = part(event);
      Map<String, Long> versions = new TreeMap<>(standing.versions());
      versions.merge(event.toString(), version, Math::max);
      if (write(event, standing, versions)) {
        parts.put(name(event), new Part(versions, standing.version() + 1));
        return;
      }
      parts.remove(name(event));
    }
    throw new IllegalStateException("Others write what was fetched by " + fetch + " all the time");
  }

  private boolean write(UUID event, Part standing, Map<String, Long> versions) {
    ObjectNode json = JSON.createObjectNode();
    // To the store, a second write like the first is its repetition.
    json.put("write", HexFormat.of().toHexDigits(random.nextLong()));
    ObjectNode events = json.putObject("events");
    versions.forEach(events::put);
    Draft draft = Draft.of(key(event), Body.ofText(json.toString()));
    return standing.version() == 0
        ? table.insertIfAbsent(draft) instanceof Insertion.Inserted
        : table.replaceIfVersion(draft, standing.version());
  }

  private Part part(UUID event) {
    return parts.computeIfAbsent(
        name(event),
        _ -> {
          Optional<Item> item = table.get(key(event), Consistency.STRONG);
          return item.map(stored -> new Part(read(stored), stored.version()))
              .orElseGet(() -> new Part(Map.of(), 0));
        });
  }

  private static Map<String, Long> read(Item item) {
    try {
      Map<String, Long> versions = new TreeMap<>();
      for (Map.Entry<String, JsonNode> one :
          JSON.readTree(item.body().bytes()).path("events").properties()) {
        versions.put(one.getKey(), one.getValue().asLong());
      }
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException("What was fetched is damaged: " + item.key(), e);
    }
  }

  private Key key(UUID event) {
    return new Key(PARTITION, fetch + "#" + name(event));
  }

  /** Ids that were made from the time begin alike, so all of their bytes count. */
  private static String name(UUID event) {
    int folded = event.hashCode();
    int half = folded ^ (folded >>> Short.SIZE);
    return HexFormat.of().toHexDigits((byte) (half ^ (half >>> Byte.SIZE)));
  }
}
