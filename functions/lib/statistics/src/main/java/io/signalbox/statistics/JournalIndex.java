package io.signalbox.statistics;

import java.util.OptionalLong;
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
    private final KeyNumbers ofEntries = new KeyNumbers();
    private final KeyNumbers ofPages = new KeyNumbers();
    private final Sightings seen;
    private OptionalLong firstPage = OptionalLong.empty();
    private int pages;
    private int entriesOfPage;

    private Part(HostHash hash) {
      this.seen = new Sightings(hash);
    }

    @Override
    public void accept(CountedEntry entry) {
      long page = entry.position().page();
      if (firstPage.isEmpty()) {
        firstPage = OptionalLong.of(page);
      }
      int behind = Math.toIntExact(page - firstPage.getAsLong());
      pages = behind + 1;
      int index = entry.position().index();
      entriesOfPage = Math.max(entriesOfPage, index + 1);
      Consumer<Integer> keys = key -> ofEntries.add(key, SortedPairs.number(behind, index));
      SearchKeys.each(entry.row(), keys);
      entry
          .journal()
          .ifPresent(
              journal -> {
                SearchKeys.destinations(journal, keys);
                SearchKeys.id(journal, key -> ofPages.add(key, SortedPairs.number(behind, 0)));
              });
      if (entry.events() > 0) {
        seen.add(entry.row());
      }
    }

    /** Writes it, or what of it is not there. The sheet must not stand yet. */
    void put(Sheet sheet) {
      filters.put(
          sheet, new KeyEntries(pages, entriesOfPage), ofEntries.sorted(), ofPages.sorted());
      sightings.put(sheet, seen);
    }
  }

  Part part(HostHash hash) {
    return new Part(hash);
  }
}
