package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a folder for one store. The system lets go of it when the process ends, however it ends.
 *
 * <p>Locks of files are the process's: to open and close the file a second time would lose the
 * first one's lock. So a process remembers what it holds.
 */
final class FolderLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock take(Path directory) throws IOException {
    Path folder = directory.toRealPath();
    if (!HELD.add(folder)) {
      throw inUse(directory);
    }
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      HELD.remove(folder);
      throw inUse(directory);
    }
    return new FolderLock(folder, channel);
  }

  private static IllegalStateException inUse(Path directory) {
    return new IllegalStateException(
        "The data folder %s is in use by another hub: end that hub, or name another folder"
            .formatted(directory.toAbsolutePath()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
