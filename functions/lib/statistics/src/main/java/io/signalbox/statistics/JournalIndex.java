package io.signalbox.statistics;

import io.signalbox.store.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What is written of the journal beside the sheets: filters and times for searches, and sightings
 * for the funnel.
 */
final class JournalIndex {
  private static final String TIMES = "times";

  private final KeyFilters filters;
  private final SheetIndex times;
  private final SightingsStore sightings;

  JournalIndex(Table table, Duration retention) {
    this.filters = new KeyFilters(table, retention);
    this.times = times(table, retention);
    this.sightings = new SightingsStore(table);
  }

  /** The {@link EventTimes} of each sheet. */
  static SheetIndex times(Table table, Duration retention) {
    return new SheetIndex(table, retention, TIMES);
  }

  /** Takes the entries of one sheet, and then writes what they have. */
  final class Part implements Consumer<CountedEntry> {
    private final KeyNumbers ofEntries = new KeyNumbers();
    private final KeyNumbers ofPages = new KeyNumbers();
    private final Sightings seen;
    private Optional<EventTimes> eventTimes = Optional.empty();
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
        eventTimes = Optional.of(new EventTimes(Level.HOUR.period(entry.at())));
      }
      int behind = Math.toIntExact(page - firstPage.getAsLong());
      pages = behind + 1;
      int index = entry.position().index();
      entriesOfPage = Math.max(entriesOfPage, index + 1);
      Consumer<Integer> keys = key -> ofEntries.add(key, SortedPairs.number(behind, index));
      SearchKeys.each(entry.row(), keys);
      Consumer<Integer> keysOfPage = key -> ofPages.add(key, SortedPairs.number(behind, 0));
      SearchKeys.wideNetworks(entry.row(), keysOfPage);
      entry
          .journal()
          .ifPresent(
              journal -> {
                SearchKeys.destinations(journal, keys);
                SearchKeys.id(journal, keysOfPage);
              });
      eventTimes.ifPresent(some -> some.add(entry.row(), SortedPairs.number(behind, index)));
      if (entry.events() > 0) {
        seen.add(entry.row());
      }
    }

    /** Writes it, or what of it is not there. The sheet must not stand yet. */
    void put(Sheet sheet) {
      filters.put(
          sheet, new KeyEntries(pages, entriesOfPage), ofEntries.sorted(), ofPages.sorted());
      EntryList list = new EntryList(pages, entriesOfPage);
      eventTimes.ifPresent(some -> times.put(sheet, some.encode(list)));
      sightings.put(sheet, seen);
    }
  }

  Part part(HostHash hash) {
    return new Part(hash);
  }
}
