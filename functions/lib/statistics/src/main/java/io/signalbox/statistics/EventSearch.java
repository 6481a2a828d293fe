package io.signalbox.statistics;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What events are looked for: those for which all of this is so.
 *
 * @param values the values of columns that are {@linkplain #isAsked asked for by their value}, as
 *     rows have them, but for hosts of URLs, which are in ASCII
 * @param network of the source's address, or the destination's
 * @param domain of the source, or a domain above it; in lower case, and in ASCII
 * @param tag one of the tags
 * @param from the journal got them at this time or later
 * @param to and before this time
 * @param filter what else must be so
 */
public record EventSearch(
    Map<JournalColumn, String> values,
    Optional<Network> network,
    Optional<String> domain,
    Optional<String> tag,
    Instant from,
    Instant to,
    EventFilter filter) {
  /** In UTF-8. */
  private static final int CHARACTER_BYTES_MOST = 4;

  public EventSearch {
    values = Map.copyOf(values);
  }

  /** A search for what filters of hours know. */
  public EventSearch(
      Map<JournalColumn, String> values,
      Optional<Network> network,
      Optional<String> domain,
      Optional<String> tag,
      Instant from,
      Instant to) {
    this(values, network, domain, tag, from, to, EventFilter.NONE);
  }

  /** Whether a column can be among the values. */
  public static boolean isAsked(JournalColumn column) {
    return SearchKeys.EXACT.contains(column);
  }

  /**
   * Whether an entry of the journal is of an event that is looked for, as far as the journal knows:
   * the envelope must be asked, too.
   */
  boolean matches(Entry entry, JournalRow row) {
    return filter.matches(entry, row) && matches(row);
  }

  private boolean matches(JournalRow row) {
    return values.entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(value(row, wanted.getKey())))
        && network.map(wanted -> isIn(wanted, row)).orElse(true)
        && domain.map(wanted -> isBelow(wanted, row.get(JournalColumn.DOMAIN))).orElse(true)
        && tag.map(wanted -> mayHaveTag(wanted, row.get(JournalColumn.TAGS))).orElse(true);
  }

  /**
   * Whether all that is looked for is so of an envelope, as who searches gets it. Fields that were
   * left out of it are not looked for.
   */
  public boolean matches(StoredEnvelope given) {
    Envelope envelope = given.envelope();
    return matches(JournalRow.of(given))
        && tag.map(wanted -> envelope.meta().tags().contains(wanted)).orElse(true)
        && filter.matches(envelope);
  }

  /** The keys that each event has which is looked for. */
  List<SearchKey> keys() {
    List<SearchKey> keys = new ArrayList<>();
    // The rarest first: where no entry has a key, the others are not looked up.
    filter.idPart().flatMap(SearchKeys::idPart).ifPresent(keys::add);
    network.flatMap(SearchKeys::network).ifPresent(keys::add);
    domain.map(SearchKeys::domain).ifPresent(keys::add);
    values.forEach(
        (column, value) -> {
          if (SearchKeys.EXACT.contains(column) && !value.isEmpty()) {
            keys.add(SearchKeys.exact(column, value));
          }
        });
    filter.destination().map(SearchKeys::destination).ifPresent(keys::add);
    tag.flatMap(SearchKeys::tag).ifPresent(keys::add);
    return keys;
  }

  private static String value(JournalRow row, JournalColumn column) {
    return SearchKeys.indexed(column, row.get(column));
  }

  private static boolean isIn(Network network, JournalRow row) {
    return Network.bytes(row.get(JournalColumn.ADDRESS)).filter(network::contains).isPresent()
        || Network.bytes(row.get(JournalColumn.DESTINATION_ADDRESS))
            .filter(network::contains)
            .isPresent();
  }

  private static boolean isBelow(String domain, String name) {
    return name.equals(domain) || name.endsWith("." + domain);
  }

  private static boolean mayHaveTag(String tag, String tags) {
    return isCut(tags) || ("\n" + tags).contains("\n" + tag + "\n");
  }

  /** Whether there may be more tags than a row has. */
  static boolean isCut(String tags) {
    // Cut between two tags, or within one, at a character's beginning.
    int bytes = tags.getBytes(StandardCharsets.UTF_8).length;
    return bytes > JournalRow.VALUE_LIMIT_BYTES - CHARACTER_BYTES_MOST;
  }
}
