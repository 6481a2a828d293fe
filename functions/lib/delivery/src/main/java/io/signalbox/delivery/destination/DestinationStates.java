package io.signalbox.delivery.destination;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The states of all destinations: one item each, all in one partition of the readers' table. */
public final class DestinationStates {
  /** No destination can have this name. */
  private static final String PARTITION = "~destinations";

  private static final int STATES_A_READ = 1_000;

  private final Table table;
  private final RandomGenerator random;

  public DestinationStates(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /** The state as it is now: whatever was answered before this is asked has its effect. */
  public DestinationState find(String destination) {
    return state(destination, stored(destination));
  }

  /** The states that are stored, in the order of the names. */
  public List<DestinationState> all() {
    List<DestinationState> states = new ArrayList<>();
    Range rest = Range.ascending(PARTITION, STATES_A_READ);
    while (true) {
      List<Item> items = table.query(rest, Consistency.STRONG);
      items.forEach(item -> states.add(decode(item)));
      if (items.size() < STATES_A_READ) {
        return states;
      }
      rest = rest.from(items.getLast().key().sort() + '\0');
    }
  }

  /**
   * Changes a state, whoever else changes it at the same time. A change that changes nothing is not
   * written.
   *
   * @param change may be asked more than once
   * @return the state that stands
   */
  public DestinationState change(String destination, UnaryOperator<DestinationState> change) {
    while (true) {
      Optional<Item> stored = stored(destination);
      DestinationState before = state(destination, stored);
      DestinationState after = change.apply(before);
      if (after.equals(before)) {
        return after;
      }
      if (replace(stored, after)) {
        StateChanges.log(before, after);
        return after;
      }
    }
  }

  private boolean replace(Optional<Item> stored, DestinationState next) {
    String write = HexFormat.of().toHexDigits(random.nextLong());
    Draft draft = Draft.of(key(next.name()), DestinationStateCodec.encode(next, write));
    return stored.isPresent()
        ? table.replaceIfVersion(draft, stored.get().version())
        : table.insertIfAbsent(draft) instanceof Insertion.Inserted;
  }

  private Optional<Item> stored(String destination) {
    return table.get(key(destination), Consistency.STRONG);
  }

  private static DestinationState state(String destination, Optional<Item> stored) {
    return stored
        .map(DestinationStates::decode)
        .orElseGet(() -> DestinationState.open(destination));
  }

  private static DestinationState decode(Item item) {
    return DestinationStateCodec.decode(item.key().sort(), item.body());
  }

  private static Key key(String destination) {
    return new Key(PARTITION, destination);
  }
}
