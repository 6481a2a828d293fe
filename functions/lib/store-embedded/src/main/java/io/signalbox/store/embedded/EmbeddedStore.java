package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
import io.signalbox.store.StoreException;
import io.signalbox.store.TableScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tables, change streams and queues of one machine, in memory or in a folder. What is asked for by
 * name is there: nothing has to be created first.
 */
public final class EmbeddedStore implements AutoCloseable {
  private static final int SWEEP_STEP = 500;

  private final Optional<DiskStore> disk;
  private final Rows rows;
  private final Commits commits;
  private final Clock clock;
  private final Map<String, EmbeddedTable> tables = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedStream> streams = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedQueue> queues = new ConcurrentHashMap<>();

  private EmbeddedStore(Rows rows, Commits commits, Optional<DiskStore> disk, Clock clock) {
    this.rows = rows;
    this.disk = disk;
    this.commits = commits;
    this.clock = clock;
  }

  /** A store that is gone once it is closed. */
  public static EmbeddedStore inMemory(Clock clock) {
    Rows rows = new MemoryRows();
    return new EmbeddedStore(rows, new MemoryCommits(rows), Optional.empty(), clock);
  }

  /**
   * The store in that folder, which is made if it is not there. What an earlier run answered is in
   * it, whether that run ended in order or not.
   *
   * @param failures is told, once, when the store can no longer be used: the disk is full or does
   *     not work, or a file is damaged. What was answered is kept; nothing more is taken
   * @throws DamagedStoreException if something that was answered is not there as it was
   * @throws IllegalStateException if another hub uses the folder, or another version wrote it
   * @throws UncheckedIOException if the folder can't be read or written
   */
  public static EmbeddedStore open(Path directory, Clock clock, Consumer<StoreFailure> failures) {
    return open(directory, clock, failures, StoreMemory.of(Runtime.getRuntime().maxMemory()));
  }

  /** With another share of the memory. */
  static EmbeddedStore open(
      Path directory, Clock clock, Consumer<StoreFailure> failures, StoreMemory memory) {
    DiskStore disk = DiskStore.open(directory, memory, failures);
    return new EmbeddedStore(disk.rows(), disk.commits(), Optional.of(disk), clock);
  }

  /** The table of that name. It has the due index, as every table here. */
  public DueTable table(String name) {
    return openTable(name);
  }

  /** Reads the whole table of that name; it may show what is not durable yet. */
  public TableScan scan(String table) {
    return openTable(table).scan();
  }

  /**
   * The change stream of a table. It tells what is written after it was first asked for, in this
   * run or one before; a table whose stream nobody ever asked for keeps no log.
   */
  public EmbeddedStream stream(String table) {
    EmbeddedStream stream = openStream(table);
    openTable(table).tell(stream);
    return stream;
  }

  /** The queue of that name. */
  public EmbeddedQueue queue(String name) {
    return queues.computeIfAbsent(name, key -> new EmbeddedQueue(key, rows, commits, clock));
  }

  /** Removes what has expired by the store's clock, as {@link #sweep(Instant)} does. */
  public Map<String, Long> sweep() {
    return sweep(clock.instant());
  }

  /**
   * Removes the items that have expired by that time, and the messages that nobody received for too
   * long by then.
   *
   * @return how many of each table and queue, where there were any
   */
  public Map<String, Long> sweep(Instant now) {
    Map<String, Long> removed = new TreeMap<>();
    tables.forEach(
        (name, table) -> {
          int step = SWEEP_STEP;
          while (step == SWEEP_STEP) {
            step = table.sweep(now, SWEEP_STEP);
            if (step > 0) {
              removed.merge(name, (long) step, Long::sum);
            }
          }
        });
    queues.forEach(
        (name, queue) -> {
          int messages = queue.sweep(now);
          if (messages > 0) {
            removed.put(name, (long) messages);
          }
        });
    return removed;
  }

  /**
   * Makes a second store in a folder that is not there, with all that was answered so far, while
   * others read and write.
   *
   * @throws IllegalStateException if this store is in memory
   * @throws IOException if the folder can't be written
   */
  public void copyTo(Path directory) throws IOException {
    disk.orElseThrow(() -> new IllegalStateException("A store in memory cannot be copied"))
        .copyTo(directory);
  }

  /**
   * Rewrites the files of the store, while others read and write: what was removed or replaced
   * before this was called is in none of them afterwards. Nothing to do in memory.
   *
   * @throws StoreException.Unavailable if the disk does not work
   */
  public void purge() {
    disk.ifPresent(DiskStore::purge);
  }

  @Override
  public void close() {
    // The files are closed whether or not somebody wants this thread to hurry.
    boolean interrupted = Thread.interrupted();
    try {
      commits.close();
      if (disk.isPresent()) {
        disk.get().close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The store could not be closed", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private EmbeddedTable openTable(String name) {
    return tables.computeIfAbsent(
        name,
        key -> {
          EmbeddedTable table = new EmbeddedTable(key, rows, commits);
          if (EmbeddedStream.exists(key, rows)) {
            table.tell(openStream(key));
          }
          return table;
        });
  }

  private EmbeddedStream openStream(String table) {
    return streams.computeIfAbsent(table, key -> new EmbeddedStream(key, rows, commits));
  }
}
