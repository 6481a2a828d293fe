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
final class JournalIndex implements LogIndex {
  private final KeyFilters filters;
  private final SightingsStore sightings;

  JournalIndex(Table table, Duration retention) {
    this.filters = new KeyFilters(table, retention);
    this.sightings = new SightingsStore(table);
  }

  private final class OfSheet implements Part {
    private final KeyNumbers ofEntries = new KeyNumbers();
    private final KeyNumbers ofPages = new KeyNumbers();
    private final Sightings seen;
    private final ReceivedPages receivedPages = new ReceivedPages();
    private Optional<EventTimes> eventTimes = Optional.empty();
    private OptionalLong firstPage = OptionalLong.empty();
    private int pages;
    private int entriesOfPage;

    OfSheet(HostHash hash) {
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
                receivedPages.add(behind, journal.received());
              });
      eventTimes.ifPresent(some -> some.add(entry.row(), SortedPairs.number(behind, index)));
      if (entry.events() > 0) {
        seen.add(entry.row());
      }
    }

    @Override
    public void put(Sheet sheet) {
      EntryList list = new EntryList(pages, entriesOfPage);
      filters.put(
          sheet,
          new KeyEntries(pages, entriesOfPage),
          ofEntries.sorted(),
          ofPages.sorted(),
          new SheetNotes(
              eventTimes.map(some -> some.encode(list)).orElseThrow(), receivedPages.encode(list)));
      sightings.put(sheet, seen);
    }
  }

  @Override
  public Part part(HostHash hash, boolean isBehindOther) {
    return new OfSheet(hash);
  }
}
