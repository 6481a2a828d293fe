package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.ObjectId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an import changes.
 *
 * @param kept the objects that the source has too, but that belong to another source or were
 *     written by hand; they stay as they are
 * @param unchanged how many objects of the source stay as they are
 * @param edits the first of those that change, as they stand and as they would be
 */
public record ImportDiff(
    List<ObjectId> added,
    List<ObjectId> changed,
    List<ObjectId> removed,
    List<ObjectId> kept,
    int unchanged,
    List<Edit> edits) {
  public ImportDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    edits = List.copyOf(edits);
  }

  /** One object that changes. */
  public record Edit(DirectoryObject before, DirectoryObject after) {}

  /** Whether more than a tenth of what the source brought before is to go. */
  public boolean removesMuch() {
    int before = changed.size() + removed.size() + unchanged;
    return removed.size() * 10L > before;
  }

  /** All that it writes or removes. */
  public Stream<ObjectId> changes() {
    return Stream.of(added, changed, removed).flatMap(List::stream);
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
