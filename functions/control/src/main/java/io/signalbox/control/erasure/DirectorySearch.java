package io.signalbox.control.erasure;

import io.signalbox.control.erasure.Held.Remedy;
import io.signalbox.directory.index.VersionedIndex;
import io.signalbox.store.Item;
import java.util.Optional;

/**
 * Tells what the items of the directory's table hold about a subject.
 *
 * @param tellsFormer whether it tells blocks of the directory that hold no longer from those that
 *     do, which takes reads
 */
record DirectorySearch(Places places, Subject subject, boolean tellsFormer) {
  private static final String BLOCK = "block#";

  /** What an item holds; empty where it holds nothing about the subject. */
  Optional<Held> look(Item item) {
    // The history of a contact has hashes alone, and outlives it.
    Trace clear = Trace.inClear(subject);
    String partition = item.key().partition();
    boolean isHeld =
        clear.isIn(Packed.of(item.body().bytes()).content())
            || clear.isIn(item.key().sort())
            || clear.isIn(partition);
    if (subject.kind() == Subject.Kind.SENDER || !isHeld) {
      return Optional.empty();
    }
    if (partition.equals("found-keys")) {
      return Optional.of(new Held("found keys", item, Remedy.REMOVE));
    }
    if (partition.equals("keys")) {
      return Optional.of(new Held("keys", item, Remedy.REMOVE));
    }
    return Optional.of(
        isFormer(partition)
            ? new Held("former contacts", item, Remedy.REMOVE)
            : new Held("directory", item, Remedy.KEEP));
  }

  /** Whether it is what an import replaced, which undoing the import would need. */
  private boolean isFormer(String partition) {
    return partition.equals(VersionedIndex.KEPT_PARTITION)
        || (tellsFormer
            && partition.startsWith(BLOCK)
            && !places
                .directory
                .current()
                .blockIds()
                .contains(partition.substring(BLOCK.length())));
  }
}
