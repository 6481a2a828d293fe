package io.signalbox.directory;

import io.signalbox.directory.index.Entry;
import io.signalbox.directory.index.Snapshot;
import io.signalbox.directory.json.AuditJson;
import io.signalbox.directory.json.ImportRecordJson;
import io.signalbox.directory.json.StoredJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The directory as one revision left it. Methods throw {@link io.signalbox.store.StoreException}.
 */
public final class DirectoryView {
  private final Snapshot snapshot;
  private final ParsedObjects parsed;

  DirectoryView(Snapshot snapshot, ParsedObjects parsed) {
    this.snapshot = snapshot;
    this.parsed = parsed;
  }

  public long revision() {
    return snapshot.revision();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  public Optional<Stored<DirectoryObject>> get(ObjectId id) {
    return snapshot.get(Layout.id(id)).flatMap(snapshot::get).map(parsed::of);
  }

  /**
   * The objects whose homes begin with each of these, as {@link Layout} has them, all in one read
   * of the table per level of the index.
   */
  public Map<String, List<Stored<DirectoryObject>>> at(Collection<String> homes) {
    Map<String, List<Stored<DirectoryObject>>> found = new LinkedHashMap<>();
    snapshot
        .withPrefixes(homes)
        .forEach(
            (home, entries) ->
                found.put(home, entries.stream().map(entry -> parsed.of(entry.value())).toList()));
    return found;
  }

  /** How many objects have homes that begin so, as {@link Layout} has them. */
  public int count(String home) {
    return snapshot.withPrefixes(List.of(home)).getOrDefault(home, List.of()).size();
  }

  /**
   * Objects of a kind in the order of their ids.
   *
   * @param after the last id that is not wanted any more
   * @param limit how many at the most
   */
  public List<Stored<DirectoryObject>> list(ObjectKind kind, Optional<String> after, int limit) {
    String prefix = Layout.ids(kind);
    // A blank comes before every character that an id can go on with.
    String from = after.map(id -> prefix + id + " ").orElse(prefix);
    List<String> homes = new ArrayList<>();
    snapshot.scan(
        prefix,
        from,
        entry -> {
          homes.add(entry.value());
          return homes.size() < limit;
        });
    return homes.stream().map(snapshot::get).flatMap(Optional::stream).map(parsed::of).toList();
  }

  /** Shows every object of a source. */
  public void scan(String source, Consumer<Stored<DirectoryObject>> visitor) {
    scanTexts(source, text -> visitor.accept(StoredJson.read(text)));
  }

  private void scanTexts(String source, Consumer<String> visitor) {
    for (String prefix : Layout.homes()) {
      snapshot.scan(
          prefix,
          prefix,
          entry -> {
            if (StoredJson.isOf(source, entry.value())) {
              visitor.accept(entry.value());
            }
            return true;
          });
    }
  }

  /** Shows the label of every object of a source. */
  public void scanLabels(String source, Consumer<StoredJson.Label> visitor) {
    scanTexts(source, text -> visitor.accept(StoredJson.label(text)));
  }

  /**
   * Shows the entries whose keys begin so, in their order, as long as {@code visitor} says {@code
   * true}.
   *
   * @param from the first key that is wanted
   */
  public void scanEntries(String prefix, String from, Predicate<Entry> visitor) {
    snapshot.scan(prefix, from, visitor);
  }

  /** Whether any network that lies in the selector is like that, the same one included. */
  public boolean hasWithin(Selector selector, Predicate<Network> wanted) {
    String prefix = Layout.networksWithin(selector);
    List<Network> found = new ArrayList<>();
    snapshot.scan(
        prefix,
        prefix,
        entry -> {
          if (StoredJson.read(entry.value()).object() instanceof Network network
              && selector.contains(network.selector())
              && wanted.test(network)) {
            found.add(network);
          }
          return found.isEmpty();
        });
    return !found.isEmpty();
  }

  /** Shows the ids of all objects of a kind. */
  public void scanIds(ObjectKind kind, Consumer<ObjectId> visitor) {
    String prefix = Layout.ids(kind);
    snapshot.scan(
        prefix,
        prefix,
        entry -> {
          visitor.accept(new ObjectId(kind, entry.key().substring(prefix.length())));
          return true;
        });
  }

  /** The changes of an object by hand, the first one first; also of one that is gone. */
  public List<AuditEntry> history(ObjectId id) {
    String prefix = Layout.audit(id);
    return snapshot.withPrefixes(List.of(prefix)).getOrDefault(prefix, List.of()).stream()
        .map(entry -> AuditJson.read(entry.value()))
        .toList();
  }

  /** The imports that are remembered, the latest first. */
  public List<ImportRecord> imports() {
    return snapshot
        .withPrefixes(List.of(Layout.IMPORTS))
        .getOrDefault(Layout.IMPORTS, List.of())
        .stream()
        .map(entry -> ImportRecordJson.read(entry.value()))
        .toList()
        .reversed();
  }

  /** The object whose home is exactly that. */
  public Optional<Stored<DirectoryObject>> atHome(String home) {
    return snapshot.get(home).map(parsed::of);
  }

  /** The objects that refer to each of these. */
  public Map<ObjectId, List<ObjectId>> referrers(Collection<ObjectId> targets) {
    Map<String, List<Entry>> entries =
        snapshot.withPrefixes(targets.stream().map(Layout::referrers).toList());
    Map<ObjectId, List<ObjectId>> found = new LinkedHashMap<>();
    for (ObjectId target : targets) {
      String prefix = Layout.referrers(target);
      found.put(
          target,
          entries.getOrDefault(prefix, List.of()).stream()
              .map(entry -> Layout.referrer(entry.key().substring(prefix.length())))
              .toList());
    }
    return found;
  }
}
