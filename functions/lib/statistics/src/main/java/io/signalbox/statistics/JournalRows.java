package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What the journal says of its entries. Pages that were written before it had rows say nothing: for
 * these the envelopes are read, some at a time.
 */
final class JournalRows {
  private static final int ENVELOPES_AT_ONCE = 100;
  private static final long BYTES_AT_ONCE = 8_000_000;

  private final EnvelopeStore envelopes;

  JournalRows(EnvelopeStore envelopes) {
    this.envelopes = envelopes;
  }

  /** Gives each entry, in their order, with its row. */
  void each(List<Located> entries, BiConsumer<Located, JournalRow> consumer) {
    List<Located> batch = new ArrayList<>();
    int unknown = 0;
    long bytes = 0;
    for (Located located : entries) {
      Entry entry = located.entry();
      boolean isUnknown = entry.row().isEmpty();
      boolean isFull =
          unknown == ENVELOPES_AT_ONCE
              || (unknown > 0 && bytes + entry.sizeBytes() > BYTES_AT_ONCE);
      if (isUnknown && isFull) {
        give(batch, consumer);
        batch.clear();
        unknown = 0;
        bytes = 0;
      }
      batch.add(located);
      unknown += isUnknown ? 1 : 0;
      bytes += isUnknown ? entry.sizeBytes() : 0;
    }
    give(batch, consumer);
  }

  private void give(List<Located> batch, BiConsumer<Located, JournalRow> consumer) {
    List<EnvelopeKey> unknown =
        batch.stream()
            .map(Located::entry)
            .filter(entry -> entry.row().isEmpty())
            .map(Entry::key)
            .distinct()
            .toList();
    Map<EnvelopeKey, JournalRow> read = new HashMap<>();
    if (!unknown.isEmpty()) {
      Map<EnvelopeKey, StoredEnvelope> found = envelopes.getAll(unknown);
      found.forEach((key, stored) -> read.put(key, JournalRow.of(stored)));
    }
    for (Located located : batch) {
      Entry entry = located.entry();
      consumer.accept(
          located, entry.row().orElseGet(() -> read.getOrDefault(entry.key(), JournalRow.EMPTY)));
    }
  }
}
