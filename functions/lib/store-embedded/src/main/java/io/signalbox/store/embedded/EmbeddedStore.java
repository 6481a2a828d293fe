package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;

/**
 * Tables, change streams and queues of one machine, in memory or in a folder. What is asked for by
 * name is there: nothing has to be created first.
 */
public final class EmbeddedStore implements AutoCloseable {
  private static final int SWEEP_STEP = 500;

  private final AutoCloseable behind;
  private final Maps maps;
  private final Commits commits;
  private final Clock clock;
  private final Map<String, EmbeddedTable> tables = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedStream> streams = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedQueue> queues = new ConcurrentHashMap<>();

  private EmbeddedStore(MVStore store, Commits commits, AutoCloseable behind, Clock clock) {
    this.maps = new Maps(store);
    this.behind = behind;
    this.commits = commits;
    this.clock = clock;
  }

  /** A store that is gone once it is closed. */
  public static EmbeddedStore inMemory(Clock clock) {
    MVStore store = new MVStore.Builder().autoCommitDisabled().open();
    return new EmbeddedStore(store, new MemoryCommits(), store, clock);
  }

  /**
   * The store in that folder, which is made if it is not there. What an earlier run answered is in
   * it, whether that run ended in order or not.
   *
   * @throws IllegalStateException if another hub uses the folder, or what is in it is damaged
   * @throws UncheckedIOException if the folder can't be read or written
   */
  public static EmbeddedStore open(Path directory, Clock clock) {
    StoreMemory memory = StoreMemory.of(Runtime.getRuntime().maxMemory());
    return open(directory, clock, DiskStore.SEGMENT_BYTES, memory);
  }

  /** With journal files of another size, and checkpoints as often. */
  static EmbeddedStore open(Path directory, Clock clock, int segmentBytes, StoreMemory memory) {
    DiskStore disk = DiskStore.open(directory, segmentBytes, memory);
    return new EmbeddedStore(disk.store(), disk.commits(), disk, clock);
  }

  /** The table of that name. It has the due index, as every table here. */
  public DueTable table(String name) {
    return openTable(name);
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
    return queues.computeIfAbsent(name, key -> new EmbeddedQueue(key, maps, commits, clock));
  }

  /** Removes the items that have expired and the messages that nobody received for too long. */
  public void sweep() {
    Instant now = clock.instant();
    for (EmbeddedTable table : tables.values()) {
      int removed = SWEEP_STEP;
      while (removed == SWEEP_STEP) {
        removed = table.sweep(now, SWEEP_STEP);
      }
    }
    queues.values().forEach(queue -> queue.sweep(now));
  }

  @Override
  public void close() {
    // The files are closed whether or not somebody wants this thread to hurry.
    boolean interrupted = Thread.interrupted();
    try {
      commits.close();
      behind.close();
    } catch (Exception e) {
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
          EmbeddedTable table = new EmbeddedTable(key, maps, commits);
          if (maps.exists(EmbeddedStream.mapName(key))) {
            table.tell(openStream(key));
          }
          return table;
        });
  }

  private EmbeddedStream openStream(String table) {
    return streams.computeIfAbsent(table, key -> new EmbeddedStream(key, maps, commits));
  }
}
