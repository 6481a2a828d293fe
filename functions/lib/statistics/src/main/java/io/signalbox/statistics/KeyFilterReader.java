package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the parts of sheets that have all keys of a search, some hours after the others. */
final class KeyFilterReader {
  private static final Comparator<JournalRange> ORDER =
      Comparator.comparing(JournalRange::from).thenComparing(JournalRange::to);

  /** By key: the filters that may have it, of each of its hashes and each number of first bits. */
  private final List<List<KeyFilterItems>> keys;

  KeyFilterReader(List<List<KeyFilterItems>> keys) {
    this.keys = keys;
  }

  /**
   * The ranges, in their order and without overlap, outside of which no sheet of these hours has an
   * entry with all the keys.
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

  private static JournalRange range(String sortKey) {
    String[] parts = sortKey.split("/", -1);
    return new JournalRange(Position.parse(parts[1]), Position.parse(parts[2]));
  }
}
