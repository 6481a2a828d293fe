package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out what undoing an import changes. It reads the former revision from the table alone, and
 * never from memory: what somebody had erased must not come back.
 */
final class UndoPlanner {
  private final DirectoryView now;
  private final ImportRecord done;

  /** What the import wrote, and nobody changed since. */
  private final Map<ObjectId, DirectoryObject> written = new LinkedHashMap<>();

  private final Map<ObjectId, Stored<DirectoryObject>> restored = new LinkedHashMap<>();
  private final List<ObjectId> kept = new ArrayList<>();

  private UndoPlanner(DirectoryView now, ImportRecord done) {
    this.now = now;
    this.done = done;
  }

  /**
   * The plan.
   *
   * @throws io.signalbox.directory.index.BlockGone if a part of the former revision is gone
   */
  static UndoPlanner of(DirectoryView former, DirectoryView now, ImportRecord done) {
    UndoPlanner planner = new UndoPlanner(now, done);
    Set<ObjectId> standing = new HashSet<>();
    now.scan(
        done.source(),
        one -> {
          ObjectId id = one.object().id();
          standing.add(id);
          if (one.version() == done.revision()) {
            planner.written.put(id, one.object());
          } else if (one.version() > done.revision()) {
            planner.kept.add(id);
          }
        });
    former.scan(done.source(), one -> planner.compare(one, standing.contains(one.object().id())));
    return planner;
  }

  private void compare(Stored<DirectoryObject> before, boolean stands) {
    ObjectId id = before.object().id();
    if (written.containsKey(id)) {
      restored.put(id, before);
    } else if (!stands) {
      if (isChangedSince(id)) {
        kept.add(id);
      } else {
        restored.put(id, before);
      }
    }
  }

  /** Whether somebody wrote or removed by hand what the import had removed. */
  private boolean isChangedSince(ObjectId id) {
    return now.get(id).isPresent()
        || now.history(id).stream().anyMatch(entry -> entry.version() > done.revision());
  }

  private Map<ObjectId, DirectoryObject> removed() {
    Map<ObjectId, DirectoryObject> removed = new LinkedHashMap<>(written);
    removed.keySet().removeAll(restored.keySet());
    return removed;
  }

  Undone.Diff diff() {
    return new Undone.Diff(
        List.copyOf(restored.keySet()), List.copyOf(removed().keySet()), List.copyOf(kept));
  }

  List<ImportFault> faults() {
    SourceData nothing = new SourceData(done.source(), Set.of(), Map.of());
    Map<ObjectId, DirectoryObject> objects = new LinkedHashMap<>();
    restored.forEach((id, one) -> objects.put(id, one.object()));
    ImportCheck check = new ImportCheck(now, nothing, objects, removed().keySet());
    List<ImportFault> faults = new ArrayList<>(check.faults());
    faults.addAll(check.conflicts());
    return faults;
  }

  /** What comes back has its former version, too: an import before this one can be undone next. */
  Changes changes() {
    Changes changes = new Changes();
    written.values().forEach(changes::remove);
    restored.values().forEach(changes::put);
    changes.forget(done);
    return changes;
  }
}
