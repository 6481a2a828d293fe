package io.signalbox.directory.edit;

import io.signalbox.directory.AuditEntry;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Stored;
import io.signalbox.directory.json.AuditJson;
import io.signalbox.directory.json.StoredJson;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what a change of objects does to the entries of the index. */
final class Changes {
  private final SortedMap<String, Optional<String>> entries = new TreeMap<>();

  /** The object is no more. */
  void remove(DirectoryObject object) {
    entries.putIfAbsent(Layout.home(object), Optional.empty());
    Layout.pointers(object).keySet().forEach(key -> entries.putIfAbsent(key, Optional.empty()));
  }

  /** The object is this from now on. What stood before is to be removed, before or after. */
  void put(Stored<? extends DirectoryObject> stored) {
    entries.put(Layout.home(stored.object()), Optional.of(StoredJson.write(stored)));
    Layout.pointers(stored.object()).forEach((key, value) -> entries.put(key, Optional.of(value)));
  }

  /** Remembers what somebody changed, with the change itself: neither is without the other. */
  void audit(ObjectId id, AuditEntry entry) {
    entries.put(Layout.audit(id, entry.version()), Optional.of(AuditJson.write(entry).toString()));
  }

  SortedMap<String, Optional<String>> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }
}
