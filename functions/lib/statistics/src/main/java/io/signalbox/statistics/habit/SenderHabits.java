package io.signalbox.statistics.habit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a sender and its feeds.
 *
 * @param whole of all its feeds together
 * @param feeds of each, {@value #FEEDS_LIMIT} at the most
 */
public record SenderHabits(String sender, Watched whole, SortedMap<FeedName, Watched> feeds) {
  /** A sender that invents feeds costs no more than this many. */
  static final int FEEDS_LIMIT = 50;

  public SenderHabits {
    feeds = Collections.unmodifiableSortedMap(new TreeMap<>(feeds));
  }

  static SenderHabits of(String sender, long hour, Map<FeedName, Long> events) {
    return new SenderHabits(sender, Watched.of(hour, sum(events)), Collections.emptySortedMap())
        .with(hour, events);
  }

  /** This, where the sender had these events in an hour. The same again changes nothing. */
  SenderHabits with(long hour, Map<FeedName, Long> events) {
    SortedMap<FeedName, Watched> more = new TreeMap<>(feeds);
    more.values().removeIf(feed -> feed.habit().last() < hour - Habit.HOURS);
    new TreeMap<>(events)
        .forEach(
            (name, count) -> {
              Watched known = more.get(name);
              if (known != null) {
                more.put(name, known.with(hour, count));
              } else if (more.size() < FEEDS_LIMIT) {
                more.put(name, Watched.of(hour, count));
              }
            });
    return new SenderHabits(sender, whole.with(hour, sum(events)), more);
  }

  SenderHabits withWhole(Watched next) {
    return new SenderHabits(sender, next, feeds);
  }

  SenderHabits withFeed(FeedName name, Watched next) {
    SortedMap<FeedName, Watched> more = new TreeMap<>(feeds);
    more.put(name, next);
    return new SenderHabits(sender, whole, more);
  }

  private static long sum(Map<FeedName, Long> events) {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The last hour with events. */
  public Instant lastHour() {
    return HourOfWeek.begin(whole.habit().last());
  }

  /** The last hour with events; empty unless the sender is silent for longer than usual. */
  public Optional<Instant> silentSince() {
    return silentSince(whole);
  }

  /** The feeds that are silent for longer than usual, with their last hours with events. */
  public SortedMap<FeedName, Instant> silentFeeds() {
    SortedMap<FeedName, Instant> silent = new TreeMap<>();
    feeds.forEach((name, feed) -> silentSince(feed).ifPresent(since -> silent.put(name, since)));
    return silent;
  }

  /** The hour of the last surge that was told. */
  public Optional<Instant> surgedAt() {
    return whole.surge() == Watched.NEVER
        ? Optional.empty()
        : Optional.of(HourOfWeek.begin(whole.surge()));
  }

  private static Optional<Instant> silentSince(Watched one) {
    return one.isSilent() ? Optional.of(HourOfWeek.begin(one.habit().last())) : Optional.empty();
  }
}
