package io.signalbox.track;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The unrouted envelopes of one sender that have one type, counted from the newest back. */
final class UnroutedKind {
  /**
   * What it is counted under, as the journal has it.
   *
   * @param type empty for those without
   */
  record Name(String sender, String type) {
    static Name of(JournalRow row) {
      return new Name(row.get(JournalColumn.SENDER), row.get(JournalColumn.TYPE));
    }
  }

  private final List<Located> latest = new ArrayList<>();
  private int envelopes;

  /**
   * @param kept how many of the latest are remembered
   */
  void add(Located located, int kept) {
    envelopes++;
    if (latest.size() < kept) {
      latest.add(located);
    }
  }

  int envelopes() {
    return envelopes;
  }

  /** Some of the latest, the newest first. */
  List<Located> latest() {
    return List.copyOf(latest);
  }

  /**
   * @param newest the newest that is kept: its sender is the whole name
   */
  UnroutedReader.Row row(StoredEnvelope newest, Instant at) {
    String type = JournalRow.of(newest).get(JournalColumn.TYPE);
    return new UnroutedReader.Row(
        newest.sender(),
        Optional.of(type).filter(text -> !text.isEmpty()),
        envelopes,
        newest.envelope().id().text(),
        at);
  }
}
