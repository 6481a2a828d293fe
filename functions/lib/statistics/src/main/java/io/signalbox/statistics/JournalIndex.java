package io.signalbox.statistics;

import java.util.function.Consumer;

/**
 * What is written of the journal beside the sheets: filters for searches, and sightings for the
 * funnel.
 */
final class JournalIndex {
  private final KeyFilters filters;
  private final SightingsStore sightings;

  JournalIndex(KeyFilters filters, SightingsStore sightings) {
    this.filters = filters;
    this.sightings = sightings;
  }

  /** Takes the entries of one sheet, and then writes what they have. */
  final class Part implements Consumer<CountedEntry> {
    private final KeySet keys = new KeySet();
    private final Sightings seen;

    private Part(HostHash hash) {
      this.seen = new Sightings(hash);
    }

    @Override
    public void accept(CountedEntry entry) {
      SearchKeys.each(entry.row(), keys::add);
      if (entry.events() > 0) {
        seen.add(entry.row());
      }
    }

    /** Writes it, or what of it is not there. The sheet must not stand yet. */
    void put(Sheet sheet) {
      filters.put(sheet, keys.sorted());
      sightings.put(sheet, seen);
    }
  }

  Part part(HostHash hash) {
    return new Part(hash);
  }
}
