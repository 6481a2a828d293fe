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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  /**
   * Reads the changes up to what stands, the newest first, as far as they are kept, and one at a
   * time: all together may be larger than memory.
   *
   * @param first the one to begin with; empty for the newest
   * @param goesOn gets each change, and says whether it wants another
   */
  public void read(Revision standing, Optional<String> first, Predicate<SettingsChange> goesOn) {
    boolean hasBegun = first.isEmpty();
    String expected = standing.id();
    String end = prefix(standing.version() + 1);
    for (Set<String> names = names(end); !names.isEmpty(); names = names(end)) {
      for (String name : names) {
        end = name;
        if (name.endsWith('#' + expected)) {
          SettingsChange change = read(name);
          expected = change.base();
          hasBegun = hasBegun || first.filter(change.revision()::equals).isPresent();
          if (hasBegun && !goesOn.test(change)) {
            return;
          }
        }
      }
    }
  }

  /** The whole settings as they were at that revision; empty where it is not kept. */
  public Optional<ObjectNode> documentAt(Revision standing, String revision) {
    Undoing undoing = new Undoing(standing.json(), revision);
    read(standing, Optional.empty(), undoing);
    return undoing.hasArrived ? Optional.of(undoing.document) : Optional.empty();
  }

  /** Takes changes back, up to the one that made a revision. */
  private static final class Undoing implements Predicate<SettingsChange> {
    private final String revision;
    private ObjectNode document;
    private boolean hasArrived;

    private Undoing(ObjectNode document, String revision) {
      this.document = document;
      this.revision = revision;
    }

    @Override
    public boolean test(SettingsChange change) {
      hasArrived = change.revision().equals(revision);
      if (!hasArrived) {
        document = change.what().undo(document);
      }
      return !hasArrived;
    }
  }

  /** The names of changes before that one, the newest first; none where there are no more. */
  private Set<String> names(String end) {
    Range before = Range.descending(PARTITION, ITEMS_AT_ONCE).from("0").to(end);
    return table.query(before, Consistency.STRONG).stream()
        .map(item -> item.key().sort())
        .map(sort -> sort.substring(0, sort.lastIndexOf('#')))
        .collect(Collectors.toCollection(LinkedHashSet::new));
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
