package io.signalbox.statistics.habit;

import io.signalbox.envelopes.HubNotices;
import io.signalbox.statistics.HourlyCounts;
import io.signalbox.statistics.habit.HabitStore.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Looks at the hours that are over, one after the other: brings their counts to the habits of
 * senders and feeds, and tells what is unusual. Each silence is told once, a surge once a week.
 * What is unusual of a sender is not told of its feeds, too.
 *
 * <p>Whoever dies on the way leaves the hour to the next, which tells the same: the same envelope
 * under the same id.
 */
public final class HabitWatch {
  private static final long RECENT_HOURS = 24;

  /** Logs of outcomes that are idle get the sheet of an hour some minutes after the journal. */
  private static final long HOURS_UNTIL_SHEETS = 2;

  private final HourlyCounts counts;
  private final HabitStore store;
  private final HabitNotices notices;
  private final FailureWatch failures;

  /**
   * @param failures looks at the hour before the last one that is over, too
   */
  public HabitWatch(
      HourlyCounts counts, HabitStore store, HubNotices notices, FailureWatch failures) {
    this.counts = counts;
    this.store = store;
    this.failures = failures;
    this.notices = new HabitNotices(notices);
  }

  /**
   * Looks at what is over since the last look.
   *
   * @param hasTime whether there is time for one more hour
   */
  public void look(BooleanSupplier hasTime) {
    long end = HourOfWeek.hour(counts.end());
    Optional<Versioned<Long>> progress = store.next();
    Optional<Long> begin =
        progress
            .map(Versioned::value)
            .or(() -> counts.first(HourOfWeek.begin(end - Habit.HOURS)).map(HourOfWeek::hour));
    if (begin.isEmpty() || begin.get() >= end) {
      return;
    }
    Map<String, Versioned<SenderHabits>> before = new TreeMap<>();
    store.all().forEach(one -> before.put(one.value().sender(), one));
    Map<String, SenderHabits> habits = new TreeMap<>();
    before.forEach((sender, one) -> habits.put(sender, one.value()));
    // Older hours than these are in no habit.
    long next = Math.max(begin.get(), end - Habit.HOURS);
    while (next < end && hasTime.getAsBoolean()) {
      add(next, habits);
      long hour = next;
      habits.replaceAll((_, one) -> told(one, hour, end));
      next++;
    }
    if (next == end) {
      failures.look(HourOfWeek.begin(end - HOURS_UNTIL_SHEETS), hasTime);
    }
    if (put(habits, before)) {
      store.putNext(new Versioned<>(next, progress.map(Versioned::version).orElse(0L)));
    }
  }

  private void add(long hour, Map<String, SenderHabits> habits) {
    Map<String, Map<FeedName, Long>> bySender = new HashMap<>();
    counts
        .of(HourOfWeek.begin(hour))
        .forEach(
            (source, events) -> {
              if (!source.sender().startsWith(HubNotices.SENDER_PREFIX)) {
                bySender
                    .computeIfAbsent(source.sender(), _ -> new HashMap<>())
                    .put(new FeedName(source.provider(), source.feed()), events);
              }
            });
    bySender.forEach(
        (sender, events) ->
            habits.merge(
                sender,
                SenderHabits.of(sender, hour, events),
                (known, _) -> known.with(hour, events)));
  }

  /**
   * Tells what is new.
   *
   * @param end the first hour that is not over: of hours long before it no surge is told, and no
   *     silence that is over by now
   */
  private SenderHabits told(SenderHabits habits, long hour, long end) {
    boolean isLast = hour == end - 1;
    boolean isRecent = hour >= end - RECENT_HOURS;
    String sender = habits.sender();
    Watched whole = told(sender, Optional.empty(), habits.whole(), hour, isRecent, isLast);
    SenderHabits next = habits.withWhole(whole);
    boolean tellsSurge = isRecent && whole.surge() < hour - RECENT_HOURS;
    boolean tellsSilence = isLast && !whole.isSilent();
    for (var feed : habits.feeds().entrySet()) {
      Optional<FeedName> name = Optional.of(feed.getKey());
      Watched told = told(sender, name, feed.getValue(), hour, tellsSurge, tellsSilence);
      next = told.equals(feed.getValue()) ? next : next.withFeed(feed.getKey(), told);
    }
    return next;
  }

  private Watched told(
      String sender,
      Optional<FeedName> feed,
      Watched before,
      long hour,
      boolean tellsSurge,
      boolean tellsSilence) {
    Watched after = before;
    Optional<Surge> surge = tellsSurge ? before.newSurge(hour) : Optional.empty();
    if (surge.isPresent()) {
      notices.tell(sender, feed, surge.get());
      after = after.told(surge.get());
    }
    Optional<Silence> silence = tellsSilence ? before.newSilence(hour) : Optional.empty();
    if (silence.isPresent()) {
      notices.tell(sender, feed, silence.get());
      after = after.told(silence.get());
    }
    return after;
  }

  /** Writes what changed; whether nobody else did at the same time. */
  private boolean put(
      Map<String, SenderHabits> habits, Map<String, Versioned<SenderHabits>> before) {
    List<Versioned<SenderHabits>> changed = new ArrayList<>();
    habits.forEach(
        (sender, one) -> {
          Optional<Versioned<SenderHabits>> known = Optional.ofNullable(before.get(sender));
          if (known.isEmpty() || !known.get().value().equals(one)) {
            changed.add(new Versioned<>(one, known.map(Versioned::version).orElse(0L)));
          }
        });
    return changed.stream().allMatch(store::put);
  }
}
