package io.signalbox.statistics;

import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which keys the entries have that an hour's sheet covers, and which of its entries: items that
 * each have the keys with the same first bits, so that a search reads one of each sheet. The more
 * keys, the more items, each of a kilobyte or more. They are written before the sheet stands, and
 * kept as long as the journal's entries.
 */
final class KeyFilters {
  private static final String PARTITION = "~statistics/keys/";
  private static final List<Integer> BITS = List.of(0, 2, 4, 6, 8, 10);
  private static final double ITEM_BYTES_LEAST = 1_000;

  /** With which the sort keys of filters end that know the pages of their keys. */
  private static final String WITH_BLOCKS = "/2";

  /** The same of those that know the entries, and no large networks. */
  private static final String OF_THIRD_VERSION = "/3";

  /** The same of those that have all keys. */
  private static final String WITH_ALL_KEYS = "/4";

  private static final int FIRST_VERSION = 1;
  private static final int THIRD_VERSION = 3;

  private final Table table;
  private final Duration retention;

  KeyFilters(Table table, Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  /**
   * Writes the filters of a sheet, or what of them is not there.
   *
   * @param codec for the sheet's pages
   * @param entries all {@linkplain KeyNumbers#sorted keys with their entries}
   * @param pages all keys that have pages alone, with these
   * @param notes go with the first filter
   */
  void put(Sheet sheet, KeyEntries codec, long[] entries, long[] pages, SheetNotes notes) {
    Instant expires = expires(sheet, retention);
    String sort =
        sortKey(sheet.period(), sheet.from().text() + "/" + sheet.to().text() + WITH_ALL_KEYS);
    int bits = bits(codec.sizeBytes(entries, pages));
    SortedPairs ofEntries = codec.ofEntries(entries);
    SortedPairs ofPages = codec.ofPages(pages);
    for (int part = 0; part < 1 << bits; part++) {
      ofEntries.goOn(part, bits);
      ofPages.goOn(part, bits);
      if (part == 0 || !ofEntries.isAtEnd() || !ofPages.isAtEnd()) {
        byte[] filter = codec.encode(ofEntries, ofPages, bits);
        byte[] body = part == 0 ? notes.behind(filter) : filter;
        table.insertIfAbsent(
            Draft.of(new Key(partition(part, bits), sort), Body.of(body)).expiringAt(expires));
      }
    }
  }

  /** When what is kept of a sheet as long as the journal's entries may go. */
  static Instant expires(Sheet sheet, Duration retention) {
    return sheet.level().end(sheet.period()).plus(retention).plusSeconds(1);
  }

  private static int bits(double sizeBytes) {
    int bits = BITS.getFirst();
    for (int more : BITS) {
      bits = sizeBytes / (1 << more) >= ITEM_BYTES_LEAST ? more : bits;
    }
    return bits;
  }

  /**
   * By key, the filters that may have it, for a search that goes through hours in its order.
   *
   * @param from the first hour
   * @param to the first hour no longer wanted
   */
  List<List<KeyFilterItems>> items(
      List<SearchKey> keys, Instant from, Instant to, boolean newestFirst) {
    return keys.stream()
        .map(
            key ->
                key.oneOf().stream()
                    .flatMap(
                        hash ->
                            BITS.stream()
                                .map(bits -> items(key, hash, bits, from, to, newestFirst)))
                    .toList())
        .toList();
  }

  /** The first filters, some of which have {@linkplain #hasNotes notes}. */
  List<KeyFilterItems> notes(
      SheetNotes.Wanted wanted, Instant from, Instant to, boolean newestFirst) {
    return BITS.stream()
        .map(
            bits ->
                new KeyFilterItems(
                    table,
                    partition(0, bits),
                    sortKey(from, ""),
                    sortKey(to, ""),
                    newestFirst,
                    item -> SheetNotes.read(item.body().bytes()).find(wanted)))
        .toList();
  }

  /** Whether a filter has notes; those of earlier versions have none. */
  static boolean hasNotes(String sortKey) {
    return sortKey.endsWith(WITH_ALL_KEYS);
  }

  private KeyFilterItems items(
      SearchKey key, int hash, int bits, Instant from, Instant to, boolean newestFirst) {
    return new KeyFilterItems(
        table,
        partition(part(hash, bits), bits),
        sortKey(from, ""),
        sortKey(to, ""),
        newestFirst,
        item -> find(item.key().sort(), item.body().bytes(), bits, hash, key.since()));
  }

  private static Optional<SheetPart> find(String sort, byte[] body, int bits, int hash, int since) {
    boolean isOfThird = sort.endsWith(OF_THIRD_VERSION);
    if (sort.endsWith(WITH_ALL_KEYS) || (isOfThird && since <= THIRD_VERSION)) {
      return KeyEntries.find(body, bits, hash);
    }
    if (since > FIRST_VERSION) {
      // Each part of a sheet had an item, as it had some hundred keys.
      return Optional.of(PageBlocks.ALL);
    }
    if (sort.endsWith(WITH_BLOCKS)) {
      return KeyBlocks.find(body, bits, hash).map(blocks -> blocks);
    }
    return OldKeyFilter.has(body, hash) ? Optional.of(PageBlocks.ALL) : Optional.empty();
  }

  /** A key's first bits. */
  static int part(int key, int bits) {
    return bits == 0 ? 0 : key >>> (Integer.SIZE - bits);
  }

  private static String partition(int part, int bits) {
    return PARTITION + bits + "/" + part;
  }

  /** The hour of a sheet, by such a sort key. */
  static Instant period(String sortKey) {
    return Instant.ofEpochSecond(Long.parseLong(sortKey.substring(0, sortKey.indexOf('/'))));
  }

  static String sortKey(Instant period, String range) {
    return "%013d/%s".formatted(period.getEpochSecond(), range);
  }
}
