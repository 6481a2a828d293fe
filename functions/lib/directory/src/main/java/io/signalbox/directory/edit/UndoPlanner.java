package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.json.StoredJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out what undoing an import changes. It reads what comes back from the table alone, and
 * never from memory: what somebody had erased must not come back. Of the objects, only ids are in
 * memory. Methods throw {@link io.signalbox.directory.index.BlockGone} if a part of the former
 * revision is gone.
 */
final class UndoPlanner {
  private final DirectoryView former;
  private final DirectoryView now;
  private final ImportRecord done;

  /** What the import wrote, and nobody changed since. */
  private final Set<ObjectId> written = new LinkedHashSet<>();

  private final Set<ObjectId> restored = new LinkedHashSet<>();
  private final List<ObjectId> kept = new ArrayList<>();

  private UndoPlanner(DirectoryView former, DirectoryView now, ImportRecord done) {
    this.former = former;
    this.now = now;
    this.done = done;
  }

  static UndoPlanner of(DirectoryView former, DirectoryView now, ImportRecord done) {
    UndoPlanner planner = new UndoPlanner(former, now, done);
    Set<ObjectId> standing = new HashSet<>();
    now.scanLabels(
        done.source(),
        one -> {
          standing.add(one.id());
          planner.sort(one);
        });
    former.scanLabels(done.source(), one -> planner.compare(one.id(), standing.contains(one.id())));
    return planner;
  }

  private void sort(StoredJson.Label label) {
    if (label.version() == done.revision()) {
      written.add(label.id());
    } else if (label.version() > done.revision()) {
      kept.add(label.id());
    }
  }

  private void compare(ObjectId id, boolean stands) {
    if (written.contains(id)) {
      restored.add(id);
    } else if (!stands) {
      if (isChangedSince(id)) {
        kept.add(id);
      } else {
        restored.add(id);
      }
    }
  }

  /** Whether somebody wrote or removed by hand what the import had removed. */
  private boolean isChangedSince(ObjectId id) {
    return now.get(id).isPresent()
        || now.history(id).stream().anyMatch(entry -> entry.version() > done.revision());
  }

  private Set<ObjectId> removed() {
    Set<ObjectId> removed = new LinkedHashSet<>(written);
    removed.removeAll(restored);
    return removed;
  }

  Undone.Diff diff() {
    return new Undone.Diff(List.copyOf(restored), List.copyOf(removed()), List.copyOf(kept));
  }

  List<ImportFault> faults() {
    SourceData nothing = new SourceData(done.source(), Set.of(), Map.of());
    ImportCheck check =
        new ImportCheck(now, nothing, Writes.of(former, done.source(), restored), removed());
    List<ImportFault> faults = new ArrayList<>(check.faults());
    faults.addAll(check.conflicts());
    return faults;
  }

  /** What comes back has its former version, too: an import before this one can be undone next. */
  Iterable<SortedMap<String, Optional<String>>> changes() {
    SortedMap<String, Optional<String>> forgotten = new TreeMap<>();
    forgotten.put(Layout.imported(done.revision()), Optional.empty());
    return () ->
        new UndoParts(
            former,
            now,
            restored::contains,
            id -> written.contains(id) || restored.contains(id),
            forgotten);
  }
}
