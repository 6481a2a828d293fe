package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a search finds, by looking at each event of a journal. Whoever searches may find all. */
record PlainScan(Journal journal, EventSearch search) implements SearchAccess {
  /** In the journal's order. */
  List<EnvelopeKey> keys() {
    return journal.entries().stream()
        .filter(this::hadResult)
        .map(Located::entry)
        .filter(entry -> !entry.at().isBefore(search.from()) && entry.at().isBefore(search.to()))
        .filter(this::isFound)
        .map(Entry::key)
        .toList();
  }

  private boolean hadResult(Located entry) {
    EventFilter filter = search.filter();
    return filter
        .result()
        .map(result -> journal.delivered.had(entry, result, filter.destination()))
        .orElse(true);
  }

  private boolean isFound(Entry entry) {
    EventFilter filter = search.filter();
    return isGiven(entry)
        && filter
            .destination()
            .map(wanted -> entry.feeds().stream().anyMatch(one -> one.destination().equals(wanted)))
            .orElse(true)
        && filter
            .idPart()
            .map(part -> entry.key().id().value().toLowerCase(Locale.ROOT).contains(part))
            .orElse(true);
  }

  private boolean isGiven(Entry entry) {
    return journal.posted(entry.key()).filter(search::matches).isPresent();
  }

  @Override
  public boolean mayFind(Located entry, JournalRow row) {
    return true;
  }

  @Override
  public Set<EnvelopeKey> given(List<Located> entries) {
    return entries.stream()
        .map(Located::entry)
        .filter(this::isGiven)
        .map(Entry::key)
        .collect(Collectors.toSet());
  }
}
