package io.signalbox.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.rocksdb.RocksDBException;

/** A folder that is held, checked and open for changes. */
final class DiskStore implements AutoCloseable {
  private final StoreFolder folder;
  private final FolderLock lock;
  private final AcknowledgedMark mark;
  private final Database database;
  private final DiskCommits commits;

  private DiskStore(StoreFolder folder, FolderLock lock, AcknowledgedMark mark, Database database) {
    this.folder = folder;
    this.lock = lock;
    this.mark = mark;
    this.database = database;
    this.commits = new DiskCommits(database);
    commits.start();
  }

  static DiskStore open(Path directory, StoreMemory memory, Consumer<StoreFailure> listener) {
    try {
      Folder.create(directory);
      FolderLock lock = FolderLock.take(directory);
      try {
        return open(directory, lock, memory, new Failures(directory, listener));
      } catch (RocksDBException e) {
        lock.close();
        throw failure(directory, e);
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
      Path directory, FolderLock lock, StoreMemory memory, Failures failures)
      throws IOException, RocksDBException {
    StoreFolder folder = new StoreFolder(directory);
    folder.prepare(memory);
    try (DatabaseOptions options = new DatabaseOptions(memory)) {
      DatabaseCheck.run(
          folder.database(), AcknowledgedMark.read(folder.acknowledged()), options.existing());
    }
    AcknowledgedMark mark = AcknowledgedMark.open(folder.acknowledged());
    try {
      DatabaseOptions options = new DatabaseOptions(memory);
      return new DiskStore(
          folder, lock, mark, new Database(folder.database(), options, mark, failures));
    } catch (IOException | RocksDBException | RuntimeException e) {
      mark.close();
      throw e;
    }
  }

  private static IllegalStateException failure(Path directory, RocksDBException e) {
    return Failures.isDamage(e)
        ? new DamagedStoreException(directory, String.valueOf(e.getMessage()))
        : new IllegalStateException(
            "The store in %s can't be opened: %s"
                .formatted(directory.toAbsolutePath(), e.getMessage()),
            e);
  }

  /** Makes a second store in a folder that is not there, with all that was answered so far. */
  void copyTo(Path target) throws IOException {
    StoreFolder copy = new StoreFolder(target);
    Folder.create(target);
    copy.complete(database.copyTo(copy.database()));
  }

  /** Rewrites the files without what was removed or replaced, and removes what was kept of them. */
  void purge() {
    database.purge();
    try {
      StoreMigration.removeCopies(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException("A copy of the store was not removed", failed);
    }
  }

  Rows rows() {
    return database;
  }

  Commits commits() {
    return commits;
  }

  @Override
  public void close() throws IOException {
    database.close();
    mark.close();
    lock.close();
  }
}
