package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.SourceData.ImportedObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out what an import does to one revision of the directory. For one import. */
final class ImportPlanner {
  /** As many as an answer names. */
  private static final int EDITS_LIMIT = 1_000;

  private final DirectoryView base;
  private final SourceData data;
  private final Map<ObjectId, DirectoryObject> removed = new LinkedHashMap<>();
  private final Map<ObjectId, DirectoryObject> written = new LinkedHashMap<>();
  private final List<ObjectId> changed = new ArrayList<>();
  private final List<ImportDiff.Edit> edits = new ArrayList<>();
  private final Set<ObjectId> unchanged = new HashSet<>();
  private final Set<ObjectId> kept = new LinkedHashSet<>();
  private final Changes changes = new Changes();

  ImportPlanner(DirectoryView base, SourceData data) {
    this.base = base;
    this.data = data;
  }

  ImportPlan plan(String writer, Instant now) {
    compareWithStanding();
    findThoseOfOthers();
    List<ObjectId> added = new ArrayList<>();
    data.objects()
        .forEach(
            (id, imported) -> {
              if (!unchanged.contains(id) && !kept.contains(id) && !written.containsKey(id)) {
                added.add(id);
                written.put(id, imported.object());
              }
            });
    ImportCheck check = new ImportCheck(base, data, Writes.of(written), removed.keySet());
    List<ImportFault> faults = check.faults();
    if (!faults.isEmpty()) {
      return new ImportPlan.Invalid(faults);
    }
    List<ImportFault> conflicts = check.conflicts();
    if (!conflicts.isEmpty()) {
      return new ImportPlan.Conflicting(conflicts);
    }
    removed.values().forEach(changes::remove);
    for (DirectoryObject object : written.values()) {
      changes.put(new Stored<>(object, data.source(), now, writer, base.revision() + 1));
    }
    return new ImportPlan.Ready(
        new ImportDiff(
            added,
            changed,
            List.copyOf(removed.keySet()),
            List.copyOf(kept),
            unchanged.size(),
            edits),
        changes);
  }

  private void compareWithStanding() {
    base.scan(
        data.source(),
        standing -> {
          ObjectId id = standing.object().id();
          if (data.kinds().contains(id.kind())) {
            ImportedObject imported = data.objects().get(id);
            if (imported == null) {
              removed.put(id, standing.object());
            } else {
              compare(standing.object(), imported.object());
            }
          }
        });
  }

  private void compare(DirectoryObject standing, DirectoryObject imported) {
    DirectoryObject next = ByHand.kept(standing, imported);
    if (next.equals(standing)) {
      unchanged.add(next.id());
    } else {
      changed.add(next.id());
      if (edits.size() < EDITS_LIMIT) {
        edits.add(new ImportDiff.Edit(standing, next));
      }
      written.put(next.id(), next);
      changes.remove(standing);
    }
  }

  private void findThoseOfOthers() {
    for (ObjectKind kind : data.kinds()) {
      base.scanIds(
          kind,
          id -> {
            if (data.objects().containsKey(id)
                && !written.containsKey(id)
                && !unchanged.contains(id)) {
              kept.add(id);
            }
          });
    }
  }
}
