package io.signalbox.feeds;

import io.signalbox.feeds.CutSearch.Target;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Cuts a feed into intervals of time, and those into parts of a size, without reading what lies
 * between the cuts: each page says how many bytes lie before it.
 *
 * <p>Cost: two queries, and for n cuts in a feed of N pages about n · log2(N / n) pages, never more
 * than N, by batches of {@value #PAGES_AT_ONCE}. What was appended by a hub that did not count
 * bytes is left out.
 *
 * <p>The slices of an interval are the same for ever once nothing is appended to it any more, for
 * as long as its first entry is kept.
 */
public final class FeedSlices {
  private static final int PAGES_AT_ONCE = 100;

  private final Table feeds;

  public FeedSlices(Table feeds) {
    this.feeds = feeds;
  }

  /** For each time the place before the first entry from then on; empty where there is no page. */
  public List<Cut> cuts(FeedId feed, List<Instant> times) {
    Optional<Page> oldest = end(Range.ascending(feed.text(), 1));
    Optional<Page> newest = end(Range.descending(feed.text(), 1));
    if (oldest.isEmpty() || newest.isEmpty()) {
      return List.of();
    }
    Cut end =
        new Cut(
            new Position(newest.get().number() + 1, 0),
            newest.get().bytesBehind(),
            Optional.of(newest.get().lastAt()));
    return found(
        feed,
        times.stream()
            .map(time -> new CutSearch(new Target.Since(time), oldest.get().number(), end))
            .toList());
  }

  /**
   * The slices of the intervals from {@code from} to {@code until}, in order.
   *
   * @param until so many intervals later
   * @param sliceBytes how far apart the first entries of parts are
   * @param most of more slices the newest are given; parts that turn out to be empty count too
   */
  public List<Slice> slices(
      FeedId feed, Instant from, Instant until, Duration interval, long sliceBytes, int most) {
    List<Instant> borders =
        LongStream.rangeClosed(0, Duration.between(from, until).dividedBy(interval))
            .mapToObj(number -> from.plus(interval.multipliedBy(number)))
            .toList();
    List<Cut> cuts = cuts(feed, borders);
    List<CutSearch> searches = new ArrayList<>();
    List<PartedInterval> intervals = new ArrayList<>();
    int left = most;
    for (int i = cuts.size() - 2; i >= 0 && left > 0; i--) {
      Cut first = cuts.get(i);
      Cut end = cuts.get(i + 1);
      if (first.position().compareTo(end.position()) < 0) {
        var parted = PartedInterval.of(borders.get(i), first, end, sliceBytes, left);
        intervals.addFirst(parted);
        searches.addAll(parted.searches());
        left -= parted.searches().size() + 1;
      }
    }
    found(feed, searches);
    List<Slice> slices =
        intervals.stream().flatMap(one -> one.slices().stream()).collect(Collectors.toList());
    return List.copyOf(slices.subList(Math.max(0, slices.size() - most), slices.size()));
  }

  /** What the searches find, all of them a step at a time. */
  private List<Cut> found(FeedId feed, List<CutSearch> searches) {
    List<CutSearch> open = searches;
    while (true) {
      open = open.stream().filter(search -> !search.isOver()).toList();
      if (open.isEmpty()) {
        return searches.stream().map(CutSearch::found).toList();
      }
      Map<Long, List<CutSearch>> byPage =
          open.stream()
              .collect(
                  Collectors.groupingBy(CutSearch::next, LinkedHashMap::new, Collectors.toList()));
      List<Long> numbers = List.copyOf(byPage.keySet());
      for (int i = 0; i < numbers.size(); i += PAGES_AT_ONCE) {
        List<Long> some = numbers.subList(i, Math.min(numbers.size(), i + PAGES_AT_ONCE));
        Map<Key, Item> items = items(feed, some);
        for (Long number : some) {
          Optional<Page> page =
              Optional.ofNullable(items.get(key(feed, number))).map(FeedSlices::page);
          byPage.getOrDefault(number, List.of()).forEach(search -> search.look(page));
        }
      }
    }
  }

  private Map<Key, Item> items(FeedId feed, Collection<Long> numbers) {
    return feeds.getAll(
        numbers.stream().map(number -> key(feed, number)).toList(), Consistency.STRONG);
  }

  private static Key key(FeedId feed, long number) {
    return new Key(feed.text(), Page.sortKey(number));
  }

  private Optional<Page> end(Range range) {
    return feeds
        .query(range.from(Page.FIRST_SORT_KEY).to(Page.END_SORT_KEY), Consistency.STRONG)
        .stream()
        .findFirst()
        .map(FeedSlices::page);
  }

  private static Page page(Item item) {
    return PageCodec.decode(item.key().sort(), item.body());
  }
}
