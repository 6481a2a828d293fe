package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
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

  private final MVStore store;
  private final Maps maps;
  private final Commits commits;
  private final Clock clock;
  private final Map<String, EmbeddedTable> tables = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedStream> streams = new ConcurrentHashMap<>();
  private final Map<String, EmbeddedQueue> queues = new ConcurrentHashMap<>();

  private EmbeddedStore(MVStore store, Commits commits, Clock clock) {
    this.store = store;
    this.maps = new Maps(store);
    this.commits = commits;
    this.clock = clock;
  }

  /** A store that is gone once it is closed. */
  public static EmbeddedStore inMemory(Clock clock) {
    return new EmbeddedStore(
        new MVStore.Builder().autoCommitDisabled().open(), new MemoryCommits(), clock);
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
      while (table.sweep(now, SWEEP_STEP) == SWEEP_STEP) {
        Thread.onSpinWait();
      }
    }
    queues.values().forEach(queue -> queue.sweep(now));
  }

  @Override
  public void close() {
    commits.close();
    store.close();
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
