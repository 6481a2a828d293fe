package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which keys the entries have that an hour's sheet covers: items that each have the keys with the
 * same first bits, so that a search reads one of each sheet. The more keys, the more items, each of
 * a kilobyte or more. They are written before the sheet stands, and kept as long as the journal's
 * entries.
 */
final class KeyFilters {
  private static final String PARTITION = "~statistics/keys/";
  private static final List<Integer> BITS = List.of(0, 2, 4, 6, 8);
  private static final int KEYS_AN_ITEM = 500;
  private static final int ITEMS_A_READ = 100;

  private final Table table;
  private final Duration retention;

  KeyFilters(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /** Writes the filters of a sheet, or what of them is not there. */
  void put(Sheet sheet, int[] sortedKeys) {
    Instant expires = sheet.level().end(sheet.period()).plus(retention).plusSeconds(1);
    String sort = sortKey(sheet.period(), sheet.from().text() + "/" + sheet.to().text());
    int bits = BITS.getFirst();
    for (int more : BITS) {
      bits = sortedKeys.length >> more >= KEYS_AN_ITEM ? more : bits;
    }
    int begin = 0;
    while (begin < sortedKeys.length) {
      int part = part(sortedKeys[begin], bits);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long before = 0;
      int end = begin;
      while (end < sortedKeys.length && part(sortedKeys[end], bits) == part) {
        long key = Integer.toUnsignedLong(sortedKeys[end]);
        putNumber(bytes, key - before);
        before = key;
        end++;
      }
      table.insertIfAbsent(
          Draft.of(new Key(partition(part, bits), sort), Body.of(bytes.toByteArray()))
              .expiringAt(expires));
      begin = end;
    }
  }

  /**
   * The ranges, in their order and without overlap, outside of which no sheet of these hours has
   * all the keys.
   *
   * @param keys one at least
   * @param from the first hour
   * @param to the first hour no longer wanted
   */
  List<JournalRange> having(List<Integer> keys, Instant from, Instant to) {
    Set<JournalRange> ranges = having(keys.getFirst(), from, to);
    for (int key : keys.subList(1, keys.size())) {
      ranges.retainAll(having(key, from, to));
    }
    // A builder that died may have left the filters of a sheet that another then wrote longer.
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

  private Set<JournalRange> having(int key, Instant from, Instant to) {
    Set<JournalRange> ranges =
        new TreeSet<>(Comparator.comparing(JournalRange::from).thenComparing(JournalRange::to));
    BITS.forEach(bits -> addHaving(key, bits, from, to, ranges));
    return ranges;
  }

  private void addHaving(int key, int bits, Instant from, Instant to, Set<JournalRange> ranges) {
    String begin = sortKey(from, "");
    while (true) {
      Range range =
          Range.ascending(partition(part(key, bits), bits), ITEMS_A_READ)
              .from(begin)
              .to(sortKey(to, ""));
      List<Item> items = table.query(range, Consistency.STRONG);
      for (Item item : items) {
        if (contains(item.body().bytes(), Integer.toUnsignedLong(key))) {
          ranges.add(range(item.key().sort()));
        }
      }
      if (items.size() < ITEMS_A_READ) {
        return;
      }
      begin = items.getLast().key().sort() + "~";
    }
  }

  private static boolean contains(byte[] numbers, long wanted) {
    long key = -1;
    int at = 0;
    while (at < numbers.length && key < wanted) {
      long number = 0;
      int shift = 0;
      while (numbers[at] < 0) {
        number |= (numbers[at++] & 0x7fL) << shift;
        shift += 7;
      }
      key = Math.max(0, key) + (number | ((long) numbers[at++] << shift));
    }
    return key == wanted;
  }

  private static void putNumber(ByteArrayOutputStream bytes, long number) {
    long left = number;
    while (left > 0x7f) {
      bytes.write((int) (left | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  private static int part(int key, int bits) {
    return bits == 0 ? 0 : key >>> (Integer.SIZE - bits);
  }

  private static String partition(int part, int bits) {
    return PARTITION + bits + "/" + part;
  }

  private static JournalRange range(String sortKey) {
    int first = sortKey.indexOf('/');
    int second = sortKey.indexOf('/', first + 1);
    return new JournalRange(
        Position.parse(sortKey.substring(first + 1, second)),
        Position.parse(sortKey.substring(second + 1)));
  }

  private static String sortKey(Instant period, String range) {
    return "%013d/%s".formatted(period.getEpochSecond(), range);
  }
}
