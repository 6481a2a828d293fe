package io.signalbox.statistics;

import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The values under which an event is looked up, as hashes of 32 bits. What a search looks for has
 * the key of each event that it finds; others may have it too.
 */
final class SearchKeys {
  /** Columns that are looked up by their value. */
  static final Set<JournalColumn> EXACT =
      Set.of(
          JournalColumn.TYPE,
          JournalColumn.TAXONOMY,
          JournalColumn.IDENTIFIER,
          JournalColumn.ASN,
          JournalColumn.COUNTRY,
          JournalColumn.FEED,
          JournalColumn.PROVIDER,
          JournalColumn.SENDER,
          JournalColumn.TLP,
          JournalColumn.MALWARE,
          JournalColumn.URL_HOST,
          JournalColumn.SECTOR);

  /** The version of filters that first had most keys, and that which has all of these. */
  private static final int FIRST = 1;

  private static final int THIRD = 3;

  /** That which has those of large networks. */
  private static final int FOURTH = 4;

  private static final int IPV4_BYTES = 4;
  private static final String ADDRESS = "address";
  private static final String DOMAIN = "domain";
  private static final String TAG = "tag";
  private static final String DESTINATION = "destination";
  private static final String ID = "id";

  /** No value of a row has it: an event whose tags are not all known has it. */
  private static final String MORE_TAGS = "\n";

  /** The first of them since the third version. */
  private static final int[] IPV4_PREFIXES = {8, 16, 24, 32};

  private static final int[] IPV6_PREFIXES = {16, 32, 48, 128};

  /** Of large networks, to be kept by the page: most pages have most of them. */
  private static final int[] IPV4_WIDE = {4};

  private static final int[] IPV6_WIDE = {4, 8, 12};
  private static final int LABELS_MOST = 3;
  private static final int ID_CHARACTERS = 8;

  private SearchKeys() {}

  static void each(JournalRow row, Consumer<Integer> keys) {
    for (JournalColumn column : EXACT) {
      String value = indexed(column, row.get(column));
      if (!value.isEmpty()) {
        keys.accept(hash(column.text(), value));
      }
    }
    addresses(row, IPV4_PREFIXES, IPV6_PREFIXES, keys);
    String domain = row.get(JournalColumn.DOMAIN);
    if (!domain.isEmpty()) {
      suffixes(domain).forEach(suffix -> keys.accept(hash(DOMAIN, suffix)));
    }
    String tags = row.get(JournalColumn.TAGS);
    if (!tags.isEmpty()) {
      for (String tag : tags.split("\n", -1)) {
        keys.accept(hash(TAG, tag));
      }
      if (EventSearch.isCut(tags)) {
        keys.accept(hash(TAG, MORE_TAGS));
      }
    }
  }

  /** The keys of the large networks in which an event's addresses are. */
  static void wideNetworks(JournalRow row, Consumer<Integer> keys) {
    addresses(row, IPV4_WIDE, IPV6_WIDE, keys);
  }

  /** The keys of the destinations to which an event went. */
  static void destinations(Entry entry, Consumer<Integer> keys) {
    entry.feeds().forEach(feed -> keys.accept(hash(DESTINATION, feed.destination())));
  }

  /** The keys of each {@value #ID_CHARACTERS} letters or digits of an id that follow each other. */
  static void id(Entry entry, Consumer<Integer> keys) {
    pieces(entry.key().id().value().toLowerCase(Locale.ROOT))
        .forEach(piece -> keys.accept(hash(ID, piece)));
  }

  private static List<String> pieces(String id) {
    List<String> pieces = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < id.length(); i++) {
      begin = isLetterOrDigit(id.charAt(i)) ? begin : i + 1;
      if (i + 1 - begin >= ID_CHARACTERS) {
        pieces.add(id.substring(i + 1 - ID_CHARACTERS, i + 1));
      }
    }
    return pieces;
  }

  private static boolean isLetterOrDigit(char one) {
    return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9');
  }

  /** A value of a row as searches have it. */
  static String indexed(JournalColumn column, String value) {
    return column == JournalColumn.URL_HOST ? HostName.ascii(value) : value;
  }

  static SearchKey exact(JournalColumn column, String value) {
    int hash = hash(column.text(), value);
    if (column == JournalColumn.URL_HOST) {
      // Earlier versions had the hashes of names as events have them.
      return new SearchKey(List.of(hash, hash(column.text(), HostName.unicode(value))), FIRST);
    }
    return new SearchKey(hash, column == JournalColumn.SECTOR ? THIRD : FIRST);
  }

  /** Empty where the tag's first line is. */
  static Optional<SearchKey> tag(String tag) {
    int end = tag.indexOf('\n');
    String line = end < 0 ? tag : tag.substring(0, end);
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(new SearchKey(List.of(hash(TAG, line), hash(TAG, MORE_TAGS)), THIRD));
  }

  static SearchKey destination(String destination) {
    return new SearchKey(hash(DESTINATION, destination), THIRD);
  }

  /** Empty for a part of an id that has too few letters or digits that follow each other. */
  static Optional<SearchKey> idPart(String part) {
    return pieces(part).stream().findFirst().map(piece -> new SearchKey(hash(ID, piece), THIRD));
  }

  /** Empty for all addresses of a family, which are not looked up. */
  static Optional<SearchKey> network(Network network) {
    int[] lengths = network.isIpv4() ? IPV4_PREFIXES : IPV6_PREFIXES;
    Optional<String> known = network.within(Arrays.copyOfRange(lengths, 1, lengths.length));
    return known
        .map(prefix -> new SearchKey(hash(ADDRESS, prefix), FIRST))
        .or(
            () ->
                network.within(lengths).map(prefix -> new SearchKey(hash(ADDRESS, prefix), THIRD)))
        .or(() -> wide(network));
  }

  private static Optional<SearchKey> wide(Network network) {
    int[] lengths = network.isIpv4() ? IPV4_WIDE : IPV6_WIDE;
    List<String> prefixes =
        network.within(lengths).map(List::of).orElseGet(() -> network.parts(lengths[0]));
    return network.isAll()
        ? Optional.empty()
        : Optional.of(
            new SearchKey(prefixes.stream().map(prefix -> hash(ADDRESS, prefix)).toList(), FOURTH));
  }

  static SearchKey domain(String domain) {
    String longest = suffixes(domain).getLast();
    return new SearchKey(hash(DOMAIN, longest), longest.indexOf('.') < 0 ? THIRD : FIRST);
  }

  private static void addresses(JournalRow row, int[] ipv4, int[] ipv6, Consumer<Integer> keys) {
    for (JournalColumn column : List.of(JournalColumn.ADDRESS, JournalColumn.DESTINATION_ADDRESS)) {
      Optional<byte[]> address = Network.bytes(row.get(column));
      if (address.isPresent()) {
        for (int bits : address.get().length == IPV4_BYTES ? ipv4 : ipv6) {
          keys.accept(hash(ADDRESS, Network.prefix(address.get(), bits)));
        }
      }
    }
  }

  /** The last labels of a name, one to three of them, or all of it where there are fewer. */
  private static List<String> suffixes(String domain) {
    List<String> suffixes = new ArrayList<>();
    int labels = 0;
    for (int i = domain.length() - 1; i >= 0 && labels < LABELS_MOST; i--) {
      if (domain.charAt(i) == '.') {
        labels++;
        suffixes.add(domain.substring(i + 1));
      }
    }
    if (labels < LABELS_MOST) {
      suffixes.add(domain);
    }
    return suffixes;
  }

  private static int hash(String kind, String value) {
    CRC32C hash = new CRC32C();
    hash.update((kind + "=" + value).getBytes(StandardCharsets.UTF_8));
    return (int) hash.getValue();
  }
}
