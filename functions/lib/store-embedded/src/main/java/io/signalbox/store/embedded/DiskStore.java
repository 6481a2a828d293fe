package io.signalbox.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** A folder that is held, recovered and open for changes. */
final class DiskStore implements AutoCloseable {
  /** Full journal files are read at a start after a crash: less than a second each. */
  static final int SEGMENT_BYTES = 16 << 20;

  private final FolderLock lock;
  private final TableStore tables;
  private final DiskCommits commits;

  private DiskStore(FolderLock lock, TableStore tables, DiskCommits commits) {
    this.lock = lock;
    this.tables = tables;
    this.commits = commits;
  }

  static DiskStore open(Path directory, int segmentBytes, StoreMemory memory) {
    try {
      Folder.create(directory);
      FolderLock lock = FolderLock.take(directory);
      try {
        return open(directory, lock, segmentBytes, memory);
      } catch (MVStoreException e) {
        lock.close();
        throw new IllegalStateException(
            "The tables in %s can't be opened".formatted(directory.toAbsolutePath()), e);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The data folder %s can't be used".formatted(directory.toAbsolutePath()), e);
    }
  }

  private static DiskStore open(
      Path directory, FolderLock lock, int segmentBytes, StoreMemory memory) throws IOException {
    TableStore tables = TableStore.open(directory.resolve("tables.mvstore"), memory);
    try {
      long last = Recovery.run(directory, tables);
      DiskCommits commits =
          new DiskCommits(new Journal(directory, segmentBytes, last), tables, last, memory);
      commits.start();
      return new DiskStore(lock, tables, commits);
    } catch (IOException | RuntimeException e) {
      tables.abandon();
      throw e;
    }
  }

  MVStore store() {
    return tables.store();
  }

  Commits commits() {
    return commits;
  }

  @Override
  public void close() throws IOException {
    tables.close();
    lock.close();
  }
}
