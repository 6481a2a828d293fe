package io.signalbox.statistics.service;

import io.signalbox.api.Parameters;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.statistics.EventFilter;
import io.signalbox.statistics.EventSearch;
import io.signalbox.statistics.HostName;
import io.signalbox.statistics.Network;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from a request's parameters what is looked for. */
final class SearchReader {
  private static final List<JournalColumn> COLUMNS =
      Arrays.stream(JournalColumn.values()).filter(EventSearch::isAsked).toList();

  private SearchReader() {}

  /** The parameters that say what is looked for. */
  static Set<String> parameters() {
    Set<String> names =
        new HashSet<>(
            Set.of(
                "address",
                "domain",
                "tag",
                "from",
                "to",
                "destination",
                "id",
                "event_from",
                "event_to",
                "ticket",
                "result"));
    COLUMNS.forEach(column -> names.add(column.text()));
    return names;
  }

  /**
   * The search.
   *
   * @throws io.signalbox.api.ProblemException 400 for a value that cannot be used
   */
  static EventSearch read(Parameters parameters) {
    Map<JournalColumn, String> values = new EnumMap<>(JournalColumn.class);
    for (JournalColumn column : COLUMNS) {
      parameters.text(column.text()).ifPresent(text -> values.put(column, value(column, text)));
    }
    Instant from = parameters.time("from").orElse(Instant.EPOCH);
    Optional<Instant> to = parameters.time("to");
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw Parameters.invalid("to", "The time is not after from.");
    }
    return new EventSearch(
        values,
        parameters.parsed("address", Network::parse),
        parameters.parsed("domain", SearchReader::domain),
        parameters.text("tag"),
        from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from,
        to.orElse(Instant.MAX),
        filter(parameters));
  }

  private static EventFilter filter(Parameters parameters) {
    return new EventFilter(
        parameters.text("destination"),
        parameters.text("id"),
        parameters.time("event_from"),
        parameters.time("event_to"),
        parameters.parsed("ticket", Ticket::parse),
        parameters.parsed("result", Result::ofWord));
  }

  private static String value(JournalColumn column, String text) {
    return JournalRow.shortened(
        column,
        column == JournalColumn.URL_HOST ? HostName.ascii(text.toLowerCase(Locale.ROOT)) : text);
  }

  private static String domain(String text) {
    String behind = text.startsWith(".") ? text.substring(1) : text;
    // The dot of the root, as name servers write it.
    String domain = behind.endsWith(".") ? behind.substring(0, behind.length() - 1) : behind;
    if (domain.isEmpty()) {
      throw new IllegalArgumentException("expected a domain such as example.org");
    }
    return JournalRow.shortened(
        JournalColumn.DOMAIN, HostName.ascii(domain.toLowerCase(Locale.ROOT)));
  }
}
