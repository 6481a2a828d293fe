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
import java.util.List;
import java.util.function.Consumer;

/**
 * Which hosts were seen with which type in the entries that an hour's sheet covers, as {@link
 * Sightings} has them. They are written before the sheet stands, and kept until the funnel has
 * counted the days before.
 */
final class SightingsStore {
  private static final String PARTITION = "~statistics/seen";
  private static final Duration KEPT = Duration.ofDays(Funnel.DAYS_AFTER + 4L);

  /** Takes less than an item can hold. */
  private static final int HASHES_AN_ITEM = 50_000;

  /** With which the sort key of a range's first item ends. */
  private static final String FIRST = "/0000";

  private static final int ITEMS_A_READ = 24;
  private static final byte VERSION = 1;

  private final Table table;

  SightingsStore(Table table) {
    this.table = table;
  }

  /**
   * What was seen in a range of the journal.
   *
   * @param hashes in their order
   */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Seen(JournalRange range, long[] hashes) {}

  /** Writes what was seen in a sheet's entries. */
  void put(Sheet sheet, Sightings seen) {
    long[] hashes = seen.sorted();
    int items = Math.max(1, Math.ceilDiv(hashes.length, HASHES_AN_ITEM));
    Instant expires = sheet.level().end(sheet.period()).plus(KEPT);
    String range = sheet.from().text() + "/" + sheet.to().text();
    for (int item = 0; item < items; item++) {
      int from = item * HASHES_AN_ITEM;
      int to = Math.min(hashes.length, from + HASHES_AN_ITEM);
      byte[] body = encode(seen.keyMark(), items, Arrays.copyOfRange(hashes, from, to));
      Key key = new Key(PARTITION, "%s/%04d".formatted(sortKey(sheet.period(), range), item));
      table.insertIfAbsent(Draft.of(key, Body.of(body)).expiringAt(expires));
    }
  }

  /**
   * Gives what was seen in the sheets of some hours, in the journal's order.
   *
   * @param from the first hour
   * @param to the first hour no longer wanted
   * @param keyMark of the key of the hashes wanted: others are left out, and so is what was not
   *     written to its end
   */
  void each(Instant from, Instant to, long keyMark, Consumer<Seen> consumer) {
    String begin = sortKey(from, "");
    List<long[]> parts = new ArrayList<>();
    List<Item> items;
    do {
      items =
          table.query(
              Range.ascending(PARTITION, ITEMS_A_READ).from(begin).to(sortKey(to, "")),
              Consistency.EVENTUAL);
      for (Item item : items) {
        if (item.key().sort().endsWith(FIRST)) {
          parts.clear();
        }
        boolean isOfKey;
        int all;
        try (PackedNumbers.Reader in = reader(item)) {
          isOfKey = in.next() == keyMark;
          all = in.nextInt();
          parts.add(hashes(in));
        }
        if (isOfKey && parts.size() == all) {
          consumer.accept(new Seen(range(item.key().sort()), joined(parts)));
        }
      }
      begin = items.isEmpty() ? begin : items.getLast().key().sort() + "~";
    } while (items.size() == ITEMS_A_READ);
  }

  private static PackedNumbers.Reader reader(Item item) {
    PackedNumbers.Reader in = PackedNumbers.inflated(item.body().bytes());
    long version = in.next();
    if (version != VERSION) {
      throw new IllegalStateException("Its format's version is not known here: " + version);
    }
    return in;
  }

  private static byte[] encode(long keyMark, int items, long[] hashes) {
    PackedNumbers out = new PackedNumbers();
    out.put(VERSION);
    out.put(keyMark);
    out.put(items);
    out.put(hashes.length);
    int bits = RandomSpacing.bits(Sightings.HASH_BITS, hashes.length);
    PackedBits random = new PackedBits();
    long before = 0;
    for (long hash : hashes) {
      out.put((hash - before) >>> bits);
      random.put(hash - before, bits);
      before = hash;
    }
    random.putTo(out);
    return out.deflated();
  }

  private static long[] hashes(PackedNumbers.Reader in) {
    long[] hashes = in.next(in.nextInt());
    int bits = RandomSpacing.bits(Sightings.HASH_BITS, hashes.length);
    PackedBits.Reader random = new PackedBits.Reader(in);
    long before = 0;
    for (int i = 0; i < hashes.length; i++) {
      before += (hashes[i] << bits) + random.next(bits);
      hashes[i] = before;
    }
    return hashes;
  }

  private static long[] joined(List<long[]> parts) {
    return parts.stream().flatMapToLong(Arrays::stream).toArray();
  }

  private static JournalRange range(String sortKey) {
    String[] parts = sortKey.split("/", -1);
    return new JournalRange(Position.parse(parts[1]), Position.parse(parts[2]));
  }

  private static String sortKey(Instant period, String range) {
    return "%013d/%s".formatted(period.getEpochSecond(), range);
  }
}
