package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpacingTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final FeedId FEED = new FeedId("soc", "");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00.0001Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final FeedLog log = new FeedLog(store.table("Feeds"), clock, RETENTION);
  private final FeedAppender appender =
      new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {});

  private void append(FeedId feed, int from, int to) {
    List<Candidate> candidates =
        IntStream.range(from, to)
            .mapToObj(number -> EnvelopeKey.first(new DedupKey("event-" + number)))
            .map(key -> new Candidate(key, clock.instant(), 100, List.of()))
            .toList();
    appender.append(feed, Group.NONE, candidates);
  }

  private List<Instant> times(FeedId feed) {
    return log.read(feed, Position.START, Integer.MAX_VALUE).entries().stream()
        .map(one -> one.entry().at())
        .toList();
  }

  @Test
  void times_cut_to_milliseconds_rise_within_a_page_and_from_page_to_page() {
    append(FEED, 0, 3);
    append(FEED, 3, 6);
    clock.advance(Duration.ofNanos(3_700_000));
    append(FEED, 6, 9);

    List<Instant> cut =
        times(FEED).stream().map(time -> time.truncatedTo(ChronoUnit.MILLIS)).toList();
    assertThat(cut).hasSize(9).isSorted().doesNotHaveDuplicates().isEqualTo(times(FEED));
  }

  @Test
  void the_journal_is_not_ahead_of_the_clock_at_ten_thousand_entries_a_second() {
    append(FeedId.JOURNAL, 0, 10_000);

    assertThat(times(FeedId.JOURNAL)).isSorted().doesNotHaveDuplicates();
    assertThat(times(FeedId.JOURNAL).getLast()).isBefore(clock.instant().plusSeconds(1));
  }

  @Test
  void a_feed_that_gets_too_much_is_ahead_of_the_clock_by_a_minute_and_no_more() {
    append(FEED, 0, 70_000);

    assertThat(times(FEED)).isSorted().doesNotHaveDuplicates();
    assertThat(times(FEED).getLast())
        .isBetween(clock.instant().plusSeconds(60), clock.instant().plusSeconds(61));
  }

  @Test
  void a_feed_that_was_ahead_goes_on_in_milliseconds_once_the_clock_has_caught_up() {
    append(FEED, 0, 70_000);
    clock.advance(Duration.ofSeconds(30));
    append(FEED, 70_000, 70_002);

    List<Instant> last = times(FEED).subList(69_999, 70_002);
    assertThat(last).isSorted().doesNotHaveDuplicates();
    assertThat(last.get(2)).isEqualTo(last.get(1).plusMillis(1));
    assertThat(last.get(1).truncatedTo(ChronoUnit.MILLIS)).isEqualTo(last.get(1));
  }
}
