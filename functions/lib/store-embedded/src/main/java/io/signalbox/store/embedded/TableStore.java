package io.signalbox.store.embedded;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The table file: the state of all maps at a checkpoint, and the number of the last change in it.
 */
final class TableStore implements AutoCloseable {
  private static final byte[] THROUGH = {0};
  private static final int COMPACT_BELOW_FILL_PERCENT = 50;
  private static final int COMPACT_STEP_BYTES = 8 << 20;

  private final MVStore store;
  private final MVMap<byte[], byte[]> position;

  private TableStore(MVStore store) {
    this.store = store;
    this.position = new Maps(store).open("journal");
  }

  static TableStore open(Path file, StoreMemory memory) {
    MVStore store =
        new MVStore.Builder()
            .adoptFileStore(TableFile.open(file, memory))
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    // Every version is forced to disk before the next is written, and readers register.
    store.setRetentionTime(0);
    return new TableStore(store);
  }

  MVStore store() {
    return store;
  }

  /** The number of the last change that the file holds. */
  long through() {
    byte[] value = position.get(THROUGH);
    return value == null ? 0 : KeyCodec.number(value);
  }

  /** About how much memory holds what changed in the maps since it was last written. */
  int unwrittenBytes() {
    return store.getUnsavedMemory();
  }

  /** Writes what changed in the maps, while nobody changes them. */
  void write(long through) {
    position.put(THROUGH, KeyCodec.ofNumber(through));
    store.commit();
  }

  /** Returns when what was written is on disk. */
  void force() {
    store.sync();
  }

  /** Prepares sparse parts of the file for being written over. Others may read and write. */
  void compact() {
    store.compact(COMPACT_BELOW_FILL_PERCENT, COMPACT_STEP_BYTES);
  }

  /** Closes the file as a crash would. */
  void abandon() {
    store.closeImmediately();
  }

  @Override
  public void close() {
    store.close();
  }
}
