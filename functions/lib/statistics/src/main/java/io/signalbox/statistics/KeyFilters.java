package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys the entries have that an hour's sheet covers, and in which of its pages: items that
 * each have the keys with the same first bits, so that a search reads one of each sheet. The more
 * keys, the more items, each of a kilobyte or more. They are written before the sheet stands, and
 * kept as long as the journal's entries.
 */
final class KeyFilters {
  private static final String PARTITION = "~statistics/keys/";
  private static final List<Integer> BITS = List.of(0, 2, 4, 6, 8);
  private static final int KEYS_AN_ITEM = 500;
  private static final int ITEMS_A_READ = 100;

  /** With which the sort keys of filters end that know the pages of their keys. */
  private static final String WITH_BLOCKS = "/2";

  private static final Comparator<JournalRange> ORDER =
      Comparator.comparing(JournalRange::from).thenComparing(JournalRange::to);

  private final Table table;
  private final Duration retention;

  KeyFilters(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /**
   * Writes the filters of a sheet, or what of them is not there.
   *
   * @param pages how many pages of the journal the sheet covers, up to its end
   * @param pairs all {@linkplain KeyPages#sorted keys with their pages}
   */
  void put(Sheet sheet, int pages, long[] pairs) {
    Instant expires = sheet.level().end(sheet.period()).plus(retention).plusSeconds(1);
    String sort =
        sortKey(sheet.period(), sheet.from().text() + "/" + sheet.to().text() + WITH_BLOCKS);
    int bits = bits(pairs);
    int begin = 0;
    while (begin < pairs.length) {
      int part = part(KeyPages.key(pairs[begin]), bits);
      int end = begin;
      while (end < pairs.length && part(KeyPages.key(pairs[end]), bits) == part) {
        end++;
      }
      byte[] body = KeyBlocks.encode(Arrays.copyOfRange(pairs, begin, end), bits, pages);
      table.insertIfAbsent(
          Draft.of(new Key(partition(part, bits), sort), Body.of(body)).expiringAt(expires));
      begin = end;
    }
  }

  private static int bits(long[] pairs) {
    long keys = Arrays.stream(pairs).mapToInt(KeyPages::key).distinct().count();
    int bits = BITS.getFirst();
    for (int more : BITS) {
      bits = keys >> more >= KEYS_AN_ITEM ? more : bits;
    }
    return bits;
  }

  /**
   * The ranges, in their order and without overlap, outside of which no sheet of these hours has an
   * entry with all the keys.
   *
   * @param keys one at least
   * @param from the first hour
   * @param to the first hour no longer wanted
   */
  List<JournalRange> having(List<Integer> keys, Instant from, Instant to) {
    Map<JournalRange, PageBlocks> sheets = having(keys.getFirst(), from, to);
    for (int key : keys.subList(1, keys.size())) {
      Map<JournalRange, PageBlocks> others = having(key, from, to);
      sheets.keySet().retainAll(others.keySet());
      sheets.replaceAll((sheet, blocks) -> blocks.and(others.getOrDefault(sheet, blocks)));
    }
    // A builder that died may have left the filters of a sheet that another then wrote longer.
    List<JournalRange> ranges = new ArrayList<>();
    sheets.forEach((sheet, blocks) -> ranges.addAll(blocks.ranges(sheet)));
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

  private Map<JournalRange, PageBlocks> having(int key, Instant from, Instant to) {
    Map<JournalRange, PageBlocks> sheets = new HashMap<>();
    BITS.forEach(bits -> addHaving(key, bits, from, to, sheets));
    return sheets;
  }

  private void addHaving(
      int key, int bits, Instant from, Instant to, Map<JournalRange, PageBlocks> sheets) {
    String begin = sortKey(from, "");
    while (true) {
      Range range =
          Range.ascending(partition(part(key, bits), bits), ITEMS_A_READ)
              .from(begin)
              .to(sortKey(to, ""));
      List<Item> items = table.query(range, Consistency.STRONG);
      for (Item item : items) {
        String sort = item.key().sort();
        byte[] body = item.body().bytes();
        Optional<PageBlocks> blocks =
            sort.endsWith(WITH_BLOCKS)
                ? KeyBlocks.find(body, bits, key)
                : OldKeyFilter.has(body, key) ? Optional.of(PageBlocks.ALL) : Optional.empty();
        // Filters of both formats are there where a builder of an earlier version died.
        blocks.ifPresent(some -> sheets.merge(range(sort), some, (_, _) -> PageBlocks.ALL));
      }
      if (items.size() < ITEMS_A_READ) {
        return;
      }
      begin = items.getLast().key().sort() + "~";
    }
  }

  private static int part(int key, int bits) {
    return bits == 0 ? 0 : key >>> (Integer.SIZE - bits);
  }

  private static String partition(int part, int bits) {
    return PARTITION + bits + "/" + part;
  }

  private static JournalRange range(String sortKey) {
    String[] parts = sortKey.split("/", -1);
    return new JournalRange(Position.parse(parts[1]), Position.parse(parts[2]));
  }

  private static String sortKey(Instant period, String range) {
    return "%013d/%s".formatted(period.getEpochSecond(), range);
  }
}
