package io.signalbox.statistics.habit;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The habits of all senders: one item each, beside the sheets in the table of feeds. */
public final class HabitStore {
  private static final String PARTITION = "~statistics/habits";

  /**
   * Which hour is to be looked at next; in a partition of its own, for any name can be a sender's.
   */
  private static final Key PROGRESS = new Key("~statistics/habits-progress", "next");

  private static final int ITEMS_A_READ = 20;

  /**
   * What stands.
   *
   * @param version 0 where nothing stands yet
   */
  record Versioned<T>(T value, long version) {}

  private final Table table;

  /**
   * @param feeds the table of feeds
   */
  public HabitStore(Table feeds) {
    this.table = feeds;
  }

  /** What is known of a sender; empty where it had no events for eight weeks. */
  public Optional<SenderHabits> find(String sender) {
    return table
        .get(new Key(PARTITION, sender), Consistency.EVENTUAL)
        .map(item -> HabitCodec.decode(sender, item.body()));
  }

  /** What is known of each sender, in the order of their names. */
  public List<SenderHabits> list() {
    return all().stream().map(Versioned::value).toList();
  }

  List<Versioned<SenderHabits>> all() {
    List<Versioned<SenderHabits>> all = new ArrayList<>();
    Range rest = Range.ascending(PARTITION, ITEMS_A_READ);
    while (true) {
      List<Item> items = table.query(rest, Consistency.STRONG);
      items.forEach(
          item ->
              all.add(
                  new Versioned<>(
                      HabitCodec.decode(item.key().sort(), item.body()), item.version())));
      if (items.size() < ITEMS_A_READ) {
        return all;
      }
      rest = rest.from(items.getLast().key().sort() + '\0');
    }
  }

  /** Writes habits, unless somebody else did since they were read; whether they stand. */
  boolean put(Versioned<SenderHabits> habits) {
    SenderHabits value = habits.value();
    Instant expires = HourOfWeek.begin(value.whole().habit().last() + Habit.HOURS + 1);
    return put(
        Draft.of(new Key(PARTITION, value.sender()), HabitCodec.encode(value)).expiringAt(expires),
        habits.version());
  }

  /** The hour that is to be looked at next; empty before the first. */
  Optional<Versioned<Long>> next() {
    return table
        .get(PROGRESS, Consistency.STRONG)
        .map(item -> new Versioned<>(Long.parseLong(item.body().text()), item.version()));
  }

  boolean putNext(Versioned<Long> next) {
    return put(Draft.of(PROGRESS, Body.ofText(next.value().toString())), next.version());
  }

  private boolean put(Draft draft, long version) {
    return version == 0
        ? table.insertIfAbsent(draft) instanceof Insertion.Inserted
        : table.replaceIfVersion(draft, version);
  }
}
