package io.signalbox.ingest;

import io.signalbox.envelope.ReadItem;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sendings that wait for others, and those that were decided, beside the readers. They go when the
 * envelopes of their time go; the rows go as soon as a sending is closed.
 *
 * <p>Every method throws {@link io.signalbox.store.StoreException}.
 */
final class ProposedSendings {
  /** No destination can have a name that begins so. */
  private static final String PARTITION = "~sendings";

  private static final String ROWS = "~sendings/rows#";
  private static final int PARTS_MOST = 100;

  private final Table readers;
  private final Duration retention;

  /**
   * @param retention how long a sending can be looked up after it was proposed
   */
  ProposedSendings(Table readers, Duration retention) {
    this.readers = readers;
    this.retention = retention;
  }

  /** A sending as it stands in the table. */
  record Versioned(ProposedSending proposed, long version) {}

  /**
   * Keeps a proposal, unless it is there: its rows first, so that who finds it finds all of it.
   *
   * @return the one that stands
   */
  ProposedSending addIfAbsent(ProposedSending proposed, SentRows rows) {
    Optional<Versioned> standing = find(proposed.id());
    if (standing.isPresent()) {
      return standing.get().proposed();
    }
    List<Body> parts = rows.parts();
    for (int index = 0; index < parts.size(); index++) {
      Key key = new Key(ROWS + proposed.id(), "%04d".formatted(index));
      readers.insertIfAbsent(Draft.of(key, parts.get(index)).expiringAt(end(proposed.at())));
    }
    return switch (readers.insertIfAbsent(draft(proposed))) {
      case Insertion.Inserted _ -> proposed;
      case Insertion.Present(Item item) -> read(item).proposed();
    };
  }

  Optional<Versioned> find(String id) {
    return readers.get(new Key(PARTITION, id), Consistency.STRONG).map(ProposedSendings::read);
  }

  /** The rows of one that is not closed. */
  List<ReadItem> rows(ProposedSending proposed) {
    return SentRows.read(parts(proposed).stream().map(Item::body).toList());
  }

  /** In the order of their ids. */
  List<ProposedSending> list(Optional<String> after, int limit) {
    Range all = Range.ascending(PARTITION, limit);
    return readers
        .query(after.map(last -> all.from(last + '\0')).orElse(all), Consistency.STRONG)
        .stream()
        .map(item -> read(item).proposed())
        .toList();
  }

  /** Replaces the one that stands under that version; empty if it has changed meanwhile. */
  Optional<Versioned> replace(Versioned standing, ProposedSending next) {
    return readers.replaceIfVersion(draft(next), standing.version())
        ? Optional.of(new Versioned(next, standing.version() + 1))
        : Optional.empty();
  }

  /** Forgets the rows of one that is closed. */
  void forgetRows(ProposedSending closed) {
    parts(closed).forEach(part -> readers.deleteIfVersion(part.key(), part.version()));
  }

  private List<Item> parts(ProposedSending proposed) {
    return readers.query(Range.ascending(ROWS + proposed.id(), PARTS_MOST), Consistency.STRONG);
  }

  private Instant end(Instant proposedAt) {
    return proposedAt.plus(retention);
  }

  private Draft draft(ProposedSending proposed) {
    return Draft.of(
            new Key(PARTITION, proposed.id()),
            Body.ofText(ProposedSendingJson.write(proposed).toString()))
        .expiringAt(end(proposed.at()));
  }

  private static Versioned read(Item item) {
    return new Versioned(ProposedSendingJson.read(item.body().text()), item.version());
  }
}
