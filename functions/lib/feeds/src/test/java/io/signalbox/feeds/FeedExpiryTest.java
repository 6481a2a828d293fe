package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Reading.Continuity;
import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages past retention are removed late, each at a moment of its own. */
class FeedExpiryTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final FeedId FEED = new FeedId("soc", "");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final Table table = EmbeddedStore.inMemory(clock).table("Feeds");
  private final FeedLog log = new FeedLog(table, clock, RETENTION);

  private FeedAppender instance() {
    return new FeedAppender(table, clock, RETENTION, (feed, group) -> {});
  }

  /** Appends an envelope that was accepted now. */
  private int append(FeedAppender appender, String envelope) {
    EnvelopeKey key = EnvelopeKey.first(new DedupKey(envelope));
    return appender.append(
        FEED, Group.NONE, List.of(new Candidate(key, clock.instant(), 100, List.of())));
  }

  /** Removes the page that has the envelope. */
  private void remove(String envelope) {
    Located located =
        all().stream()
            .filter(one -> one.entry().key().id().value().equals(envelope))
            .findFirst()
            .orElseThrow();
    Key key = new Key(FEED.text(), Page.sortKey(located.position().page()));
    Item page = table.get(key, Consistency.STRONG).orElseThrow();
    assertThat(table.deleteIfVersion(key, page.version())).isTrue();
  }

  private List<Located> all() {
    return log.read(FEED, Position.START, new Position(Long.MAX_VALUE, 0), 1_000, Long.MAX_VALUE)
        .entries();
  }

  private List<String> behind(Position place) {
    return names(log.read(FEED, place, Integer.MAX_VALUE));
  }

  private static List<String> names(Reading reading) {
    return reading.entries().stream().map(one -> one.entry().key().id().value()).toList();
  }

  @Test
  void an_envelope_that_was_forgotten_and_comes_again_is_appended_again() {
    FeedAppender warm = instance();
    append(warm, "first");
    Position end = log.end(FEED);
    clock.advance(RETENTION.minusHours(1));

    assertThat(append(warm, "first")).isOne();
    assertThat(behind(end)).containsExactly("first");
    clock.advance(RETENTION.minusHours(1));
    Position later = log.end(FEED);
    assertThat(append(instance(), "first")).isOne();
    assertThat(behind(later)).containsExactly("first");
  }

  @Test
  void what_comes_when_the_last_page_has_gone_before_others_is_behind_it_all_the_same() {
    FeedAppender warm = instance();
    append(warm, "one");
    append(warm, "two");
    append(warm, "three");
    Position end = log.end(FEED);
    remove("three");
    clock.advance(RETENTION.plusHours(1));

    append(instance(), "four");
    append(instance(), "five");

    assertThat(behind(end)).containsExactly("four", "five");
  }

  @Test
  void a_warm_and_a_cold_appender_agree_where_a_feed_goes_on_when_all_has_gone() {
    FeedAppender warm = instance();
    append(warm, "one");
    append(warm, "two");
    remove("one");
    remove("two");
    clock.advance(RETENTION.plusHours(1));
    append(instance(), "three");
    Position end = log.end(FEED);

    append(warm, "four");

    assertThat(behind(end)).containsExactly("four");
  }

  @Test
  void a_warm_appender_that_knows_only_what_is_past_retention_looks_what_came_since() {
    FeedAppender warm = instance();
    append(warm, "one");
    FeedAppender other = instance();
    clock.advance(RETENTION.dividedBy(2));
    append(other, "two");
    append(other, "three");
    clock.advance(RETENTION.dividedBy(2).plusHours(1));
    Position end = log.end(FEED);

    append(warm, "four");
    append(other, "five");

    assertThat(behind(end)).containsExactly("four", "five");
  }

  @Test
  void that_a_feed_s_last_page_is_past_retention_is_learnt_from_no_eventual_read() {
    append(instance(), "one");
    clock.advance(RETENTION.dividedBy(2));
    append(instance(), "two");
    clock.advance(RETENTION.dividedBy(2).plusHours(1));
    Position end = log.end(FEED);
    Table stale =
        new ForwardingTable(table) {
          @Override
          public List<Item> query(Range range, Consistency consistency) {
            List<Item> items = super.query(range, consistency);
            boolean lacksNewest =
                consistency == Consistency.EVENTUAL
                    && range.direction() == Range.Direction.DESCENDING;
            return lacksNewest ? items.subList(1, items.size()) : items;
          }
        };

    append(new FeedAppender(stale, clock, RETENTION, (feed, group) -> {}), "three");
    append(instance(), "four");

    assertThat(behind(end)).containsExactly("three", "four");
  }

  @Test
  void a_clock_that_is_behind_gives_no_number_again() {
    append(instance(), "one");
    Position end = log.end(FEED);
    remove("one");
    clock.advance(RETENTION.minusSeconds(5));

    append(instance(), "two");

    assertThat(behind(end)).containsExactly("two");
  }

  @Test
  void appenders_whose_clocks_differ_never_go_on_in_two_places() {
    append(instance(), "one");
    Position end = log.end(FEED);
    clock.advance(RETENTION.minusSeconds(45));

    // Another may think that the feed goes on behind its last page, and be about to put the next.
    assertThatThrownBy(() -> append(instance(), "two")).isInstanceOf(StoreException.class);
    assertThat(behind(end)).isEmpty();
    clock.advance(Duration.ofSeconds(20));
    append(instance(), "two");
    assertThat(behind(end)).containsExactly("two");
  }

  @Test
  void reading_stops_before_a_gap_and_says_so_when_it_goes_on() {
    FeedAppender appender = instance();
    append(appender, "one");
    append(appender, "two");
    append(appender, "three");
    remove("two");

    Reading before = log.read(FEED, Position.START, Integer.MAX_VALUE);
    Reading behind = log.read(FEED, before.next(), Integer.MAX_VALUE);

    assertThat(names(before)).containsExactly("one");
    assertThat(before.continuity()).isEqualTo(Continuity.WHOLE);
    assertThat(names(behind)).containsExactly("three");
    assertThat(behind.continuity()).isEqualTo(Continuity.BROKEN);
  }

  @Test
  void reading_up_to_a_position_gives_whatever_is_left_before_it() {
    FeedAppender appender = instance();
    append(appender, "one");
    append(appender, "two");
    append(appender, "three");
    Position end = log.end(FEED);
    remove("two");

    assertThat(names(log.read(FEED, Position.START, end, 10, Long.MAX_VALUE)))
        .containsExactly("one", "three");
  }
}
