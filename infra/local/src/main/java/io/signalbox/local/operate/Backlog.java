package io.signalbox.local.operate;

import io.signalbox.runtime.template.QueueSpec;
import io.signalbox.runtime.template.TableSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.DueTable;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What waits in the hub. */
final class Backlog {
  /** More changes than these are not counted. */
  private static final int COUNTED_CHANGES = 10_000;

  private final Template template;
  private final EmbeddedStore store;

  Backlog(Template template, EmbeddedStore store) {
    this.template = template;
    this.store = store;
  }

  /** The messages of each queue, by its logical id; those of empty queues too. */
  Map<String, Long> queues() {
    Map<String, Long> sizes = new TreeMap<>();
    for (QueueSpec queue : template.queues().values()) {
      sizes.put(queue.name(), store.queue(queue.name()).size());
    }
    return sizes;
  }

  /** The changes of each table with a stream that no function has worked off, up to 10,000. */
  Map<String, Long> changes() {
    Map<String, Long> sizes = new TreeMap<>();
    for (TableSpec table : template.tables().values()) {
      if (table.streamed()) {
        EmbeddedStream stream = store.stream(table.name());
        sizes.put(table.name(), (long) stream.after(stream.trimmed(), COUNTED_CHANGES).size());
      }
    }
    return sizes;
  }

  /** Since when the reader waits that is due the longest; empty where none is due. */
  Optional<Instant> oldestDue(Instant now) {
    return template.tables().values().stream()
        .filter(TableSpec::dueIndex)
        .flatMap(table -> store.table(table.name()).due(now, 1).stream())
        .map(DueTable.Due::at)
        .min(Instant::compareTo);
  }
}
