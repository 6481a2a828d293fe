package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Finds the parts of sheets that have all that a search looks for, some hours after the others: all
 * its keys, and what is wanted of their notes. Where there is no key, parts of the journal without
 * notes are found whole: earlier versions wrote none.
 */
final class KeyFilterReader {
  private static final Comparator<JournalRange> ORDER =
      Comparator.comparing(JournalRange::from).thenComparing(JournalRange::to);

  /** By key: the filters that may have it, of each of its hashes and each number of first bits. */
  private final List<List<KeyFilterItems>> keys;

  /** Empty where no notes are wanted. */
  private final List<KeyFilterItems> notes;

  private final boolean newestFirst;

  /** What no notes were read of yet, where there is no key. */
  private JournalRange left;

  /**
   * Of a key at least, or notes.
   *
   * @param journal the part of it that sheets cover
   */
  KeyFilterReader(
      List<List<KeyFilterItems>> keys,
      List<KeyFilterItems> notes,
      boolean newestFirst,
      JournalRange journal) {
    this.keys = keys;
    this.notes = notes;
    this.newestFirst = newestFirst;
    this.left = journal;
  }

  /**
   * The ranges, in their order and without overlap, outside of which no sheet of these hours has an
   * entry with all of it.
   *
   * @param from the first hour, which is behind those of the time before in the search's order
   * @param to the first hour no longer wanted
   */
  List<JournalRange> having(Instant from, Instant to) {
    Map<JournalRange, SheetPart> sheets = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (i == 0 || !sheets.isEmpty()) {
        sheets = having(keys.get(i), from, to, i == 0, sheets);
      }
    }
    if (keys.isEmpty()) {
      sheets = all(from, to);
    } else if (!sheets.isEmpty()) {
      narrow(sheets, from, to);
    }
    return apart(sheets);
  }

  /** What is left of the journal behind all hours; to be asked for last. */
  List<JournalRange> rest() {
    return keys.isEmpty() && !left.isEmpty() ? List.of(left) : List.of();
  }

  /** What notes find, and what has none. */
  private Map<JournalRange, SheetPart> all(Instant from, Instant to) {
    SortedSet<JournalRange> known = new TreeSet<>(newestFirst ? ORDER.reversed() : ORDER);
    Map<JournalRange, SheetPart> sheets = new HashMap<>();
    eachNote(
        from,
        to,
        (sheet, part) -> {
          known.add(sheet);
          part.ifPresent(some -> sheets.put(sheet, some));
        });
    for (JournalRange sheet : known) {
      JournalRange between =
          newestFirst
              ? new JournalRange(sheet.to(), left.to())
              : new JournalRange(left.from(), sheet.from());
      if (!between.isEmpty()) {
        sheets.put(between, PageBlocks.ALL);
      }
      left =
          left.and(
              newestFirst
                  ? new JournalRange(Position.START, sheet.from())
                  : new JournalRange(sheet.to(), EventFinder.END));
    }
    return sheets;
  }

  /** Keeps what notes find, too, and the sheets that have none. */
  private void narrow(Map<JournalRange, SheetPart> sheets, Instant from, Instant to) {
    eachNote(
        from,
        to,
        (sheet, found) ->
            sheets.computeIfPresent(sheet, (_, part) -> found.map(part::and).orElse(null)));
  }

  private void eachNote(
      Instant from, Instant to, BiConsumer<JournalRange, Optional<SheetPart>> consumer) {
    for (KeyFilterItems items : notes) {
      items.each(
          from,
          to,
          item -> {
            if (KeyFilters.hasNotes(item.key().sort())) {
              consumer.accept(range(item.key().sort()), items.find(item));
            }
          });
    }
  }

  private static List<JournalRange> apart(Map<JournalRange, SheetPart> sheets) {
    // A builder that died may have left the filters of a sheet that another then wrote longer.
    List<JournalRange> ranges = new ArrayList<>();
    sheets.forEach((sheet, part) -> ranges.addAll(part.ranges(sheet)));
    ranges.sort(ORDER);
    List<JournalRange> apart = new ArrayList<>();
    Position end = Position.START;
    for (JournalRange range : ranges) {
      JournalRange rest =
          new JournalRange(range.from().compareTo(end) > 0 ? range.from() : end, range.to());
      if (!rest.isEmpty()) {
        apart.add(rest);
        end = rest.to();
      }
    }
    return apart;
  }

  /** What has a key, and the keys before it. */
  private static Map<JournalRange, SheetPart> having(
      List<KeyFilterItems> key,
      Instant from,
      Instant to,
      boolean isFirst,
      Map<JournalRange, SheetPart> before) {
    Map<JournalRange, SheetPart> sheets = new HashMap<>();
    for (KeyFilterItems items : key) {
      items.each(
          from,
          to,
          item -> {
            JournalRange sheet = range(item.key().sort());
            if (isFirst || before.containsKey(sheet)) {
              // Filters of several versions are there where a builder of an earlier one died.
              items.find(item).ifPresent(some -> sheets.merge(sheet, some, SheetPart::or));
            }
          });
    }
    if (!isFirst) {
      sheets.replaceAll((sheet, part) -> before.getOrDefault(sheet, part).and(part));
    }
    return sheets;
  }

  /** The range of a sheet, by the sort key of what was written of it. */
  static JournalRange range(String sortKey) {
    String[] parts = sortKey.split("/", -1);
    return new JournalRange(Position.parse(parts[1]), Position.parse(parts[2]));
  }
}
