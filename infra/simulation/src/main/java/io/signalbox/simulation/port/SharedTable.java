package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Simulator;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A table of the embedded store, and a copy of it that follows some time later: eventual reads may
 * be answered by either.
 */
public final class SharedTable {
  private static final Duration LONGEST_LAG = Duration.ofSeconds(2);

  /** DynamoDB promises to remove within a few days what has expired. */
  private static final Duration REMOVED_MOST_LATE = Duration.ofDays(4);

  private static final Duration REMOVED_LATE = Duration.ofMinutes(90);
  private static final Duration REMOVED_SOON = Duration.ofMinutes(5);

  private record Write(Instant at, Consumer<DueTable> what) {}

  private final String name;
  private final DueTable present;
  private final DueTable copy;
  private final Simulator simulator;
  private Runnable written = () -> {};
  private final Deque<Write> notCopied = new ArrayDeque<>();

  public SharedTable(String name, DueTable present, DueTable copy, Simulator simulator) {
    this.name = name;
    this.present = present;
    this.copy = copy;
    this.simulator = simulator;
  }

  String name() {
    return name;
  }

  /** The table as it is. */
  public DueTable present() {
    return present;
  }

  /**
   * The table as it was.
   *
   * @param share how long ago, from 0 to 1 for the longest
   */
  DueTable asOfSomeTimeAgo(double share) {
    Instant then = simulator.now().minusMillis((long) (LONGEST_LAG.toMillis() * share));
    while (!notCopied.isEmpty() && !notCopied.getFirst().at().isAfter(then)) {
      notCopied.removeFirst().what().accept(copy);
    }
    return copy;
  }

  Insertion insertIfAbsent(Draft draft) {
    write(table -> table.insertIfAbsent(draft));
    Insertion insertion = present.insertIfAbsent(draft);
    if (insertion instanceof Insertion.Inserted inserted) {
      letExpire(inserted.item());
    }
    return insertion;
  }

  boolean replaceIfVersion(Draft draft, long expected) {
    write(table -> table.replaceIfVersion(draft, expected));
    boolean stands = present.replaceIfVersion(draft, expected);
    if (stands) {
      letExpire(Item.of(draft, expected + 1));
    }
    return stands;
  }

  boolean deleteIfVersion(Key key, long expected) {
    write(table -> table.deleteIfVersion(key, expected));
    return present.deleteIfVersion(key, expected);
  }

  /** Removes the item at a moment of its own, some time after it expired and in no order. */
  private void letExpire(Item item) {
    Instant expires = item.expires();
    if (expires == null) {
      return;
    }
    double share = simulator.fraction(name + item.key());
    double within = simulator.fraction("late " + name + item.key());
    Duration most = share < 0.4 ? REMOVED_SOON : share < 0.7 ? REMOVED_LATE : REMOVED_MOST_LATE;
    Duration late = most.multipliedBy((long) (within * 1_000)).dividedBy(1_000);
    simulator.after(
        Duration.between(simulator.now(), expires).plus(late),
        () ->
            present
                .get(item.key(), Consistency.STRONG)
                .filter(item::equals)
                .ifPresent(same -> deleteIfVersion(same.key(), same.version())));
  }

  /** Who is told, before it happens, that somebody writes. */
  public void onWrite(Runnable listener) {
    written = listener;
  }

  private void write(Consumer<DueTable> what) {
    written.run();
    notCopied.addLast(new Write(simulator.now(), what));
  }
}
