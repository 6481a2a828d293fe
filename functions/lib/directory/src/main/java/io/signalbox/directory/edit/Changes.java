package io.signalbox.directory.edit;

import io.signalbox.directory.AuditEntry;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.AuditJson;
import io.signalbox.directory.json.ImportRecordJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of objects, as what it does to the entries of the index. A large one comes in parts,
 * each made when it is asked for: all entries together would take several times the memory of the
 * objects.
 */
public final class Changes implements Iterable<SortedMap<String, Optional<String>>> {
  /** How many objects a change in one part has, and how many entries a part of a larger one. */
  static final int PART = 5_000;

  private final List<DirectoryObject> removed = new ArrayList<>();
  private final List<Stored<? extends DirectoryObject>> written = new ArrayList<>();
  private final SortedMap<String, Optional<String>> notes = new TreeMap<>();

  Changes() {}

  /** The object is no more. */
  void remove(DirectoryObject object) {
    removed.add(object);
  }

  /** The object is this from now on. What stood before is to be removed, before or after. */
  void put(Stored<? extends DirectoryObject> stored) {
    written.add(stored);
  }

  /** Remembers what somebody changed, with the change itself: neither is without the other. */
  void audit(ObjectId id, AuditEntry entry) {
    notes.put(Layout.audit(id, entry.version()), Optional.of(AuditJson.write(entry).toString()));
  }

  /** Remembers an import, with the import itself. */
  void remember(ImportRecord done) {
    notes.put(Layout.imported(done.revision()), Optional.of(ImportRecordJson.write(done)));
  }

  /** The import can no longer be undone. */
  void forget(ImportRecord done) {
    notes.put(Layout.imported(done.revision()), Optional.empty());
  }

  @Override
  public Iterator<SortedMap<String, Optional<String>>> iterator() {
    ChangeParts parts = new ChangeParts(removed, written, notes);
    return removed.size() + written.size() > PART ? parts : List.of(whole(parts)).iterator();
  }

  private static SortedMap<String, Optional<String>> whole(ChangeParts parts) {
    NavigableMap<String, Optional<String>> entries = new TreeMap<>();
    parts.forEachRemaining(entries::putAll);
    return entries;
  }
}
