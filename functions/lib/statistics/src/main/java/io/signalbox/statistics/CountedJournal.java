package io.signalbox.statistics;

import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The journal: each event counts once, its changes do not. */
final class CountedJournal implements CountedLog {
  private static final int ENTRIES_A_READ = 2_000;

  private final FeedLog journal;
  private final JournalRows rows;

  CountedJournal(FeedLog journal, EnvelopeStore envelopes) {
    this.journal = journal;
    this.rows = new JournalRows(envelopes);
  }

  @Override
  public Part read(Position from, Consumer<CountedEntry> entries) {
    Reading reading = journal.read(FeedId.JOURNAL, from, null, ENTRIES_A_READ, Long.MAX_VALUE);
    rows.each(reading.entries(), (located, row) -> entries.accept(entry(located, row)));
    return new Part(
        reading.next(),
        reading.entries().isEmpty(),
        reading.continuity() != Reading.Continuity.BROKEN);
  }

  private static CountedEntry entry(Located located, JournalRow row) {
    Entry entry = located.entry();
    String delay = row.get(JournalColumn.DELAY);
    return new CountedEntry(
        located.position(),
        located.next(),
        entry.at(),
        row,
        Tuple.of(row),
        entry.key().isUpdate() ? 0 : 1,
        Optional.of(entry),
        Optional.empty(),
        delay.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(delay)));
  }

  @Override
  public Optional<Mark> newest() {
    return journal.newest(FeedId.JOURNAL).map(CountedJournal::mark);
  }

  @Override
  public Optional<Mark> first(Position from) {
    Optional<Entry> there = journal.entry(FeedId.JOURNAL, from);
    // Before the journal's first page, and where pages are past retention, a later one has it.
    return there
        .map(entry -> new Mark(from, entry.at()))
        .or(() -> journal.oldest(FeedId.JOURNAL, from).map(CountedJournal::mark));
  }

  private static Mark mark(Located located) {
    return new Mark(located.position(), located.entry().at());
  }

  @Override
  public Position since(Instant time) {
    return journal.since(FeedId.JOURNAL, time);
  }
}
