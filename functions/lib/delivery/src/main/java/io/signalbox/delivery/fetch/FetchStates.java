package io.signalbox.delivery.fetch;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The states of all fetches: one item each, all in one partition of the readers' table. */
public final class FetchStates {
  /** No destination can have this name. */
  private static final String PARTITION = "~fetches";

  private static final int STATES_A_READ = 1_000;

  private final Table table;
  private final RandomGenerator random;

  public FetchStates(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /**
   * A state as it is stored.
   *
   * @param version 0 where nothing is stored yet
   */
  public record Versioned(FetchState state, long version) {}

  /** What is stored of a source that lists all that it has. */
  public FetchedEvents fetchedBy(String fetch) {
    return new FetchedEvents(table, random, fetch);
  }

  /** The state as it is now. */
  public Versioned find(String fetch) {
    return versioned(fetch, table.get(key(fetch), Consistency.STRONG));
  }

  /** The states that are stored, by the name of their fetch. */
  public Map<String, FetchState> all() {
    Map<String, FetchState> states = new HashMap<>();
    Range rest = Range.ascending(PARTITION, STATES_A_READ);
    while (true) {
      List<Item> items = table.query(rest, Consistency.STRONG);
      for (Item item : items) {
        String fetch = item.key().sort();
        states.put(fetch, FetchStateCodec.decode(fetch, item.body()));
      }
      if (items.size() < STATES_A_READ) {
        return states;
      }
      rest = rest.from(items.getLast().key().sort() + '\0');
    }
  }

  /** Replaces a state; empty where somebody else has changed it since. */
  public Optional<Versioned> replace(String fetch, Versioned standing, FetchState next) {
    Draft draft =
        Draft.of(
            key(fetch),
            FetchStateCodec.encode(next, HexFormat.of().toHexDigits(random.nextLong())));
    boolean isReplaced =
        standing.version() == 0
            ? table.insertIfAbsent(draft) instanceof Insertion.Inserted
            : table.replaceIfVersion(draft, standing.version());
    return isReplaced ? Optional.of(new Versioned(next, standing.version() + 1)) : Optional.empty();
  }

  private static Versioned versioned(String fetch, Optional<Item> item) {
    return item.map(
            stored -> new Versioned(FetchStateCodec.decode(fetch, stored.body()), stored.version()))
        .orElseGet(() -> new Versioned(FetchState.NEW, 0));
  }

  private static Key key(String fetch) {
    return new Key(PARTITION, fetch);
  }
}
