package io.signalbox.control.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.List;
import java.util.Optional;

/**
 * The erasures of a hub, one item each beside the readers, and a mark for each that runs. Receipts
 * are kept for ever: they name nobody.
 */
final class Erasures {
  /** No destination can have a name that begins so. */
  private static final String PARTITION = "~erasures";

  private static final String RUNNING = "~erasures/running";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Table readers;

  /** An erasure as it stands in the table. */
  record Versioned(Erasure erasure, long version) {}

  Erasures(Table readers) {
    this.readers = readers;
  }

  /** Whether the item of that key is of an erasure itself. */
  static boolean isOf(Key key) {
    return key.partition().startsWith(PARTITION);
  }

  /**
   * Adds an erasure, unless one of its id is there.
   *
   * @return the one that stands
   */
  Erasure addIfAbsent(Erasure erasure) {
    Erasure standing =
        switch (readers.insertIfAbsent(draft(erasure))) {
          case Insertion.Inserted _ -> erasure;
          case Insertion.Present(Item item) -> read(item).erasure();
        };
    mark(standing);
    return standing;
  }

  Optional<Versioned> find(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : readers.get(new Key(PARTITION, id), Consistency.STRONG).map(Erasures::read);
  }

  /** Replaces the one that stands under that version; empty where it has changed meanwhile. */
  Optional<Versioned> replace(Versioned standing, Erasure next) {
    if (!readers.replaceIfVersion(draft(next), standing.version())) {
      return Optional.empty();
    }
    mark(next);
    return Optional.of(new Versioned(next, standing.version() + 1));
  }

  /** In the order of their ids. */
  List<Erasure> list(Optional<String> after, int limit) {
    Range all = Range.ascending(PARTITION, limit);
    return readers
        .query(after.map(last -> all.from(last + '\0')).orElse(all), Consistency.STRONG)
        .stream()
        .map(item -> read(item).erasure())
        .toList();
  }

  /** The ids of some that run, or ran a moment ago. */
  List<String> running(int limit) {
    return readers.query(Range.ascending(RUNNING, limit), Consistency.STRONG).stream()
        .map(item -> item.key().sort())
        .toList();
  }

  /** Forgets that one runs. */
  void ended(String id) {
    readers.deleteIfVersion(new Key(RUNNING, id), 1);
  }

  private void mark(Erasure erasure) {
    if (erasure.state() == Erasure.State.RUNNING && erasure.progress().looked() == 0) {
      readers.insertIfAbsent(
          Draft.of(new Key(RUNNING, erasure.id()), Body.ofText(erasure.kind().text())));
    }
  }

  private static Draft draft(Erasure erasure) {
    return Draft.of(
        new Key(PARTITION, erasure.id()), Body.ofText(ErasureJson.stored(erasure).toString()));
  }

  private static Versioned read(Item item) {
    try {
      return new Versioned(ErasureJson.read(JSON.readTree(item.body().text())), item.version());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The erasure " + item.key().sort() + " is damaged", damaged);
    }
  }
}
