package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last {@value #KEPT} changes of the settings, each with what it replaced. A change is written
 * before its commit, so some came to nothing: a change counts if the one after it, or the settings
 * as they stand, were built on it.
 *
 * <p>Every method throws {@link StoreException}.
 */
public final class SettingsHistory {
  static final int KEPT = 1_000;

  private static final String PARTITION = "settings-history";
  private static final int ITEMS_AT_ONCE = 50;

  private final Table table;

  public SettingsHistory(Table table) {
    this.table = table;
  }

  /** The changes up to what stands, the newest first, as far as they are kept. */
  public List<SettingsChange> latest(Revision standing, int limit) {
    return before(standing.version() + 1, standing.id(), limit);
  }

  /** The changes up to that one, the newest first; none where it is not kept. */
  public List<SettingsChange> upTo(Revision standing, String revision, int limit) {
    return find(standing, revision)
        .map(change -> before(change.version() + 1, revision, limit))
        .orElse(List.of());
  }

  /** The whole settings as they were at that revision; empty where it is not kept. */
  public Optional<ObjectNode> documentAt(Revision standing, String revision) {
    ObjectNode document = standing.json();
    for (SettingsChange change : latest(standing, KEPT)) {
      if (change.revision().equals(revision)) {
        return Optional.of(document);
      }
      document = change.what().undone(document);
    }
    return Optional.empty();
  }

  private Optional<SettingsChange> find(Revision standing, String revision) {
    return latest(standing, KEPT).stream()
        .filter(change -> change.revision().equals(revision))
        .findFirst();
  }

  private List<SettingsChange> before(long version, String revision, int limit) {
    List<SettingsChange> changes = new ArrayList<>();
    String expected = revision;
    String end = prefix(version);
    while (changes.size() < limit) {
      Map<String, List<Item>> found = page(end);
      if (found.isEmpty()) {
        break;
      }
      for (Map.Entry<String, List<Item>> one : found.entrySet()) {
        end = one.getKey();
        if (changes.size() < limit && end.endsWith('#' + expected)) {
          SettingsChange change = read(end);
          changes.add(change);
          expected = change.base();
        }
      }
    }
    return changes;
  }

  /** The items before that sort key, by the change that they are a part of. */
  private Map<String, List<Item>> page(String end) {
    Map<String, List<Item>> found = new LinkedHashMap<>();
    for (Item item :
        table.query(
            Range.descending(PARTITION, ITEMS_AT_ONCE).from("0").to(end), Consistency.STRONG)) {
      String sort = item.key().sort();
      found
          .computeIfAbsent(sort.substring(0, sort.lastIndexOf('#')), none -> new ArrayList<>())
          .add(item);
    }
    return found;
  }

  private SettingsChange read(String name) {
    List<Item> parts =
        table.query(Range.withPrefix(PARTITION, name + '#', ITEMS_AT_ONCE), Consistency.STRONG);
    ObjectNode json = Compressed.json(parts.stream().map(Item::body).toList());
    Author author =
        new Author(
            json.path("by").asText(),
            Instant.parse(json.path("at").asText()),
            json.path("request").asText(),
            json.path("approvedBy").valueStream().map(JsonNode::asText).toList());
    int separator = name.indexOf('#');
    return new SettingsChange(
        Long.parseLong(name.substring(0, separator)),
        name.substring(separator + 1),
        json.path("base").asText(),
        new RecordedChange(
            author,
            json.path("whole").asBoolean(),
            json.withObjectProperty("before"),
            json.withObjectProperty("after")));
  }

  /** Writes down a change that is about to be made. */
  void add(SettingsChange change) {
    String name = prefix(change.version()) + change.revision();
    List<Body> parts = Compressed.parts(change.what().json().put("base", change.base()));
    for (int i = 0; i < parts.size(); i++) {
      table.insertIfAbsent(Draft.of(new Key(PARTITION, name + "#%04d".formatted(i)), parts.get(i)));
    }
    forget(change.version() - KEPT);
  }

  private void forget(long version) {
    if (version > 0) {
      Range old = Range.ascending(PARTITION, ITEMS_AT_ONCE).from("0").to(prefix(version));
      for (Item item : table.query(old, Consistency.STRONG)) {
        table.deleteIfVersion(item.key(), item.version());
      }
    }
  }

  private static String prefix(long version) {
    return "%019d#".formatted(version);
  }
}
