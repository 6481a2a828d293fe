package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.Group;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far a feed is read, and how often its table is asked. */
class FeedReadingTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final FeedId FEED = new FeedId("soc", "");
  private static final int SIZE_BYTES = 100;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final List<Range> asked = new ArrayList<>();
  private final Table table =
      new ForwardingTable(store.table("Feeds")) {
        @Override
        public List<Item> query(Range range, Consistency consistency) {
          asked.add(range);
          return super.query(range, consistency);
        }
      };
  private final FeedLog log = new FeedLog(table, clock, RETENTION);
  private final FeedAppender appender =
      new FeedAppender(table, clock, RETENTION, (feed, group) -> {});

  private int next;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void as_many_entries_are_read_as_have_the_bytes_together_and_one_at_the_least() {
    appendPages(1, 5);

    assertThat(read(Position.START, null, 3 * SIZE_BYTES)).hasSize(3);
    assertThat(read(Position.START, null, 3 * SIZE_BYTES - 1)).hasSize(2);
    assertThat(read(Position.START, null, 1)).hasSize(1);
    assertThat(read(Position.START, null, 0)).hasSize(1);
  }

  @Test
  void entries_are_read_up_to_a_position_and_that_one_no_more() {
    appendPages(2, 3);
    List<Located> all = read(Position.START, null, Long.MAX_VALUE);

    for (int end = 0; end < all.size(); end++) {
      assertThat(read(Position.START, all.get(end).position(), Long.MAX_VALUE)).hasSize(end);
      assertThat(read(all.get(end).position(), null, Long.MAX_VALUE)).hasSize(all.size() - end);
    }
    assertThat(all.getLast().next()).isEqualTo(log.end(FEED));
  }

  @Test
  void each_entry_says_where_to_go_on_behind_it() {
    appendPages(2, 2);
    List<Located> all = read(Position.START, null, Long.MAX_VALUE);

    for (int i = 0; i + 1 < all.size(); i++) {
      assertThat(read(all.get(i).next(), null, Long.MAX_VALUE).getFirst())
          .isEqualTo(all.get(i + 1));
    }
    assertThat(all.get(0).next()).isEqualTo(all.get(1).position());
    assertThat(all.get(1).next().index()).isZero();
  }

  @Test
  void a_feed_of_many_pages_is_read_in_several_queries_and_each_page_once() {
    appendPages(60, 1);
    asked.clear();

    assertThat(names(read(Position.START, null, Long.MAX_VALUE)))
        .hasSize(60)
        .doesNotHaveDuplicates();
    assertThat(asked).hasSize(3);
  }

  @Test
  void a_place_in_the_middle_of_a_page_is_found_by_time() {
    appendPages(3, 4);
    List<Located> all = read(Position.START, null, Long.MAX_VALUE);

    for (Located one : all) {
      assertThat(log.since(FEED, one.entry().at())).isEqualTo(one.position());
    }
  }

  @Test
  void a_position_is_whole_as_long_as_its_page_is_there() {
    appendPages(3, 2);
    Located last = read(Position.START, null, Long.MAX_VALUE).getLast();

    assertThat(log.read(FEED, last.position(), 9).continuity()).isEqualTo(Reading.Continuity.WHOLE);
    assertThat(log.read(FEED, last.next(), 9))
        .isEqualTo(new Reading(List.of(), last.next(), Reading.Continuity.WHOLE));
  }

  @Test
  void the_journal_tells_into_which_feeds_an_envelope_went() {
    FeedId groups = new FeedId("isp", "0123456789abcdef");
    appender.append(
        FeedId.JOURNAL,
        Group.NONE,
        List.of(
            candidate(1, List.of(FEED, groups)),
            candidate(2, List.of()),
            candidate(3, List.of(groups))));

    assertThat(log.read(FeedId.JOURNAL, Position.START, 9).entries())
        .extracting(located -> located.entry().feeds())
        .containsExactly(List.of(FEED, groups), List.of(), List.of(groups));
  }

  @Test
  void what_is_no_page_is_refused() {
    assertThatThrownBy(() -> PageCodec.decode(Page.sortKey(1), Body.ofText("{\"t\":1,\"e\":[]}")))
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> PageCodec.decode(Page.sortKey(1), Body.of(new byte[0])))
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Position.parse("17")).hasMessageContaining("Not a position");
    assertThat(Position.parse("17.2")).isEqualTo(new Position(17, 2));
    assertThatThrownBy(() -> Position.parse(".2")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_warm_appender_asks_no_more_for_what_it_knows() {
    appendPages(3, 1);
    asked.clear();

    appendPages(5, 1);

    assertThat(asked).isEmpty();
  }

  @Test
  void a_warm_appender_forgets_what_is_old_and_reads_it_again_when_it_is_asked_for() {
    Instant before = clock.instant();
    appendPages(1, 3);
    for (int minute = 0; minute < 30; minute++) {
      clock.advance(Duration.ofMinutes(1));
      appender.append(FEED, Group.NONE, List.of(candidate(100 + minute, List.of())));
    }
    asked.clear();
    Candidate again =
        new Candidate(EnvelopeKey.first(new DedupKey("event-0")), before, SIZE_BYTES, List.of());

    assertThat(appender.append(FEED, Group.NONE, List.of(again))).isZero();
    assertThat(asked).isNotEmpty();
  }

  @Test
  void who_comes_second_reads_on_and_appends_only_what_is_missing() {
    appendPages(1, 1);
    FeedAppender other =
        new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {});
    other.append(FEED, Group.NONE, List.of(candidate(50, List.of())));

    assertThat(
            appender.append(
                FEED, Group.NONE, List.of(candidate(50, List.of()), candidate(51, List.of()))))
        .isEqualTo(1);
    assertThat(names(read(Position.START, null, Long.MAX_VALUE)))
        .containsExactly("event-0", "event-50", "event-51");
  }

  @Test
  void where_others_wrote_lately_an_append_looks_for_more_of_them_and_later_no_more() {
    FeedAppender other =
        new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {});
    appendPages(1, 1);
    other.append(FEED, Group.NONE, List.of(candidate(50, List.of())));
    appender.append(FEED, Group.NONE, List.of(candidate(51, List.of())));
    asked.clear();

    appender.append(FEED, Group.NONE, List.of(candidate(52, List.of())));
    assertThat(asked).as("lately").hasSize(1);

    clock.advance(Duration.ofSeconds(50));
    other.append(FEED, Group.NONE, List.of(candidate(53, List.of())));
    asked.clear();
    appender.append(FEED, Group.NONE, List.of(candidate(54, List.of())));
    assertThat(asked).as("seen again").hasSize(1);

    clock.advance(Duration.ofSeconds(50));
    asked.clear();
    appender.append(FEED, Group.NONE, List.of(candidate(55, List.of())));
    assertThat(asked).as("within a minute of that").hasSize(1);

    clock.advance(Duration.ofSeconds(61));
    asked.clear();
    appender.append(FEED, Group.NONE, List.of(candidate(56, List.of())));
    assertThat(asked).as("long ago").isEmpty();
    assertThat(names(read(Position.START, null, Long.MAX_VALUE)))
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  private void appendPages(int pages, int entries) {
    for (int page = 0; page < pages; page++) {
      appender.append(
          FEED,
          Group.NONE,
          IntStream.range(0, entries).mapToObj(i -> candidate(next + i, List.of())).toList());
      next += entries;
    }
  }

  private Candidate candidate(int number, List<FeedId> feeds) {
    return new Candidate(
        EnvelopeKey.first(new DedupKey("event-" + number)), clock.instant(), SIZE_BYTES, feeds);
  }

  private List<Located> read(Position from, @Nullable Position until, long limitBytes) {
    return log.read(FEED, from, until, Integer.MAX_VALUE, limitBytes).entries();
  }

  private static List<String> names(List<Located> entries) {
    return entries.stream().map(one -> one.entry().key().id().value()).toList();
  }
}
