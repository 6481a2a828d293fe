package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
          JournalColumn.URL_HOST);

  private static final String ADDRESS = "address";
  private static final String DOMAIN = "domain";
  private static final int[] IPV4_PREFIXES = {16, 24, 32};
  private static final int[] IPV6_PREFIXES = {32, 48, 128};
  private static final int LABELS_LEAST = 2;
  private static final int LABELS_MOST = 3;

  private SearchKeys() {}

  static void each(JournalRow row, Consumer<Integer> keys) {
    for (JournalColumn column : EXACT) {
      String value = row.get(column);
      if (!value.isEmpty()) {
        keys.accept(exact(column, value));
      }
    }
    addresses(row.get(JournalColumn.ADDRESS), keys);
    addresses(row.get(JournalColumn.DESTINATION_ADDRESS), keys);
    String domain = row.get(JournalColumn.DOMAIN);
    if (!domain.isEmpty()) {
      suffixes(domain).forEach(suffix -> keys.accept(hash(DOMAIN, suffix)));
    }
  }

  static int exact(JournalColumn column, String value) {
    return hash(column.text(), value);
  }

  /** Empty where the network is so large that it is not looked up. */
  static Optional<Integer> network(Network network) {
    return network
        .within(network.isIpv4() ? IPV4_PREFIXES : IPV6_PREFIXES)
        .map(prefix -> hash(ADDRESS, prefix));
  }

  /** Empty for a domain of one label, which is not looked up. */
  static Optional<Integer> domain(String domain) {
    String longest = suffixes(domain).getLast();
    return longest.indexOf('.') < 0 ? Optional.empty() : Optional.of(hash(DOMAIN, longest));
  }

  private static void addresses(String text, Consumer<Integer> keys) {
    Optional<byte[]> address = Network.bytes(text);
    if (address.isPresent()) {
      for (int bits : address.get().length == 4 ? IPV4_PREFIXES : IPV6_PREFIXES) {
        keys.accept(hash(ADDRESS, Network.prefix(address.get(), bits)));
      }
    }
  }

  /** The last two and the last three labels of a name, or all of it where there are fewer. */
  private static List<String> suffixes(String domain) {
    List<String> suffixes = new ArrayList<>();
    int labels = 0;
    for (int i = domain.length() - 1; i >= 0 && labels < LABELS_MOST; i--) {
      if (domain.charAt(i) == '.') {
        labels++;
        if (labels >= LABELS_LEAST) {
          suffixes.add(domain.substring(i + 1));
        }
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
