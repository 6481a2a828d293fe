package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed is cut into, and how many of its pages are looked at for that. */
class FeedSlicesTest {
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final FeedId FEED = new FeedId("soc", "");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long SLICE_BYTES = 10_000;
  private static final int ALL = 100_000;

  private final ManualClock clock = new ManualClock(BEGIN);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private int pagesRead;
  private final Table table =
      new ForwardingTable(store.table("Feeds")) {
        @Override
        public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
          pagesRead += keys.size();
          return super.getAll(keys, consistency);
        }
      };
  private final FeedAppender appender =
      new FeedAppender(table, clock, RETENTION, (feed, group) -> {});
  private final FeedSlices slices = new FeedSlices(table);

  private int next;

  @AfterEach
  void close() {
    store.close();
  }

  private void append(int entries, int sizeBytes) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      EnvelopeKey key = EnvelopeKey.first(new DedupKey("envelope-" + next++));
      candidates.add(new Candidate(key, clock.instant(), sizeBytes, List.of()));
    }
    appender.append(FEED, Group.NONE, candidates);
  }

  private List<Slice> slices(int hours, int most) {
    return slices.slices(
        FEED, BEGIN, BEGIN.plus(HOUR.multipliedBy(hours)), HOUR, SLICE_BYTES, most);
  }

  /** The slices, found by reading every entry. */
  private List<Slice> expected(int hours) {
    Instant until = BEGIN.plus(HOUR.multipliedBy(hours));
    List<Slice> expected = new ArrayList<>();
    long bytes = 0;
    for (Located one :
        new FeedLog(table, clock, RETENTION).read(FEED, Position.START, ALL).entries()) {
      Instant at = one.entry().at();
      if (at.isBefore(until)) {
        long hour = Duration.between(BEGIN, at).toHours();
        Instant start = BEGIN.plus(HOUR.multipliedBy(hour));
        boolean isNew = expected.isEmpty() || !expected.getLast().start().equals(start);
        bytes = isNew ? 0 : bytes;
        int part = (int) (bytes / SLICE_BYTES);
        if (isNew || expected.getLast().part() != part) {
          expected.add(new Slice(start, part, one.position(), one.next(), at));
        } else {
          Slice last = expected.removeLast();
          expected.add(new Slice(start, part, last.from(), one.next(), at));
        }
        bytes += one.entry().sizeBytes();
      }
    }
    return expected;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_slices_are_those_that_reading_every_entry_gives(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 120; i++) {
      clock.advance(Duration.ofSeconds(random.nextInt(random.nextInt(4) == 0 ? 20_000 : 900)));
      append(1 + random.nextInt(random.nextInt(9) == 0 ? 700 : 12), 1 + random.nextInt(2_500));
    }
    List<Slice> expected = expected(60);

    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(withEnds(slices(60, ALL))).isEqualTo(withEnds(expected));
    for (int most : new int[] {1, 7, expected.size() - 1}) {
      List<String> newest = withEnds(slices(60, most));
      assertThat(newest).as("the newest %d", most).hasSizeLessThanOrEqualTo(most);
      assertThat(withEnds(expected)).endsWith(newest.toArray(String[]::new));
    }
    assertThat(slices(60, 7)).isNotEmpty();
  }

  /** Behind the last entry of a page, and before the first of the next, is the same place. */
  private List<String> withEnds(List<Slice> all) {
    FeedLog log = new FeedLog(table, clock, RETENTION);
    return all.stream()
        .map(
            slice -> {
              List<Located> entries =
                  log.read(FEED, slice.from(), slice.until(), ALL, Long.MAX_VALUE).entries();
              return "%s %d %s %d %s"
                  .formatted(
                      slice.start(),
                      slice.part(),
                      entries.getFirst().entry().key(),
                      entries.size(),
                      slice.lastAt());
            })
        .toList();
  }

  @Test
  void an_entry_that_is_larger_than_a_slice_has_one_of_its_own_and_the_numbers_go_on_behind_it() {
    append(1, 100);
    clock.advance(Duration.ofMinutes(1));
    append(1, (int) (3 * SLICE_BYTES));
    clock.advance(Duration.ofMinutes(1));
    append(1, 100);

    assertThat(slices(1, ALL)).extracting(Slice::part).containsExactly(0, 3);
    assertThat(withEnds(slices(1, ALL))).isEqualTo(withEnds(expected(1)));
  }

  @Test
  void a_feed_without_pages_has_no_slices() {
    assertThat(slices(5, ALL)).isEmpty();
    assertThat(slices.cuts(FEED, List.of(BEGIN))).isEmpty();
  }

  @Test
  void of_a_busy_year_few_pages_are_read() {
    int hours = 300;
    int pagesAnHour = 40;
    for (int i = 0; i < hours * pagesAnHour; i++) {
      append(1, 10);
      clock.advance(HOUR.dividedBy(pagesAnHour));
    }
    pagesRead = 0;

    assertThat(slices(hours, ALL)).hasSize(hours);
    assertThat(pagesRead).isLessThan(hours * 8);
  }

  @Test
  void of_a_quiet_year_no_page_is_read_twice() {
    int pages = 200;
    for (int i = 0; i < pages; i++) {
      append(1, 10);
      clock.advance(HOUR.multipliedBy(43));
    }
    pagesRead = 0;

    assertThat(slices(8_760, ALL)).hasSize(pages);
    assertThat(pagesRead).isLessThanOrEqualTo(pages);
  }

  @Test
  void pages_of_a_hub_that_did_not_count_bytes_are_left_out() {
    append(2, 10);
    Key first = table.query(pages(), Consistency.STRONG).getFirst().key();
    Page counted = PageCodec.decode(first.sort(), item(first).body());
    Page old =
        new Page(counted.number(), counted.spacing(), true, Page.NOT_COUNTED, counted.entries());
    assertThat(table.replaceIfVersion(Draft.of(first, PageCodec.encode(old)), 1)).isTrue();
    clock.advance(HOUR);
    FeedAppender restarted = new FeedAppender(table, clock, RETENTION, (feed, group) -> {});
    restarted.append(
        FEED,
        Group.NONE,
        List.of(
            new Candidate(EnvelopeKey.first(new DedupKey("new")), clock.instant(), 10, List.of())));

    assertThat(slices(5, ALL)).extracting(Slice::start).containsExactly(BEGIN.plus(HOUR));
  }

  private Item item(Key key) {
    return table.get(key, Consistency.STRONG).orElseThrow();
  }

  private static io.signalbox.store.Range pages() {
    return io.signalbox.store.Range.ascending(FEED.text(), 10)
        .from(Page.FIRST_SORT_KEY)
        .to(Page.END_SORT_KEY);
  }
}
