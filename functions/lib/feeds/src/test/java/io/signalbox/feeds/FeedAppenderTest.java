package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.settings.Group;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedAppenderTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final FeedId FEED = new FeedId("soc", "");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final FeedLog log = new FeedLog(store.table("Feeds"), clock, RETENTION);

  private FeedAppender instance() {
    return new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {});
  }

  private Candidate candidate(int number) {
    return candidate(number, clock.instant());
  }

  private static Candidate candidate(int number, Instant acceptedAt) {
    EnvelopeKey key = EnvelopeKey.first(new DedupKey("event-" + number));
    return new Candidate(key, acceptedAt, 100, List.of());
  }

  private List<Candidate> candidates(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::candidate).toList();
  }

  private List<String> inFeed() {
    return log.read(FEED, Position.START, Integer.MAX_VALUE).entries().stream()
        .map(one -> one.entry().key().id().value())
        .toList();
  }

  @Test
  void what_is_appended_is_read_in_order_with_times_that_rise() {
    instance().append(FEED, Group.NONE, candidates(0, 3));
    instance().append(FEED, Group.NONE, candidates(3, 5));

    assertThat(inFeed()).containsExactly("event-0", "event-1", "event-2", "event-3", "event-4");
    List<Instant> times =
        log.read(FEED, Position.START, 10).entries().stream().map(one -> one.entry().at()).toList();
    assertThat(times).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_repeated_batch_appends_nothing_on_a_warm_and_on_a_cold_instance() {
    FeedAppender warm = instance();
    warm.append(FEED, Group.NONE, candidates(0, 10));
    List<Candidate> again = List.of(candidate(3), candidate(9), candidate(3), candidate(10));

    assertThat(warm.append(FEED, Group.NONE, again)).isEqualTo(1);
    assertThat(instance().append(FEED, Group.NONE, again)).isZero();
    assertThat(inFeed()).hasSize(11);
  }

  @Test
  void a_batch_that_is_told_again_hours_later_appends_nothing() {
    List<Candidate> batch = candidates(0, 5);
    instance().append(FEED, Group.NONE, batch);
    for (int hour = 0; hour < 40; hour++) {
      clock.advance(Duration.ofHours(1));
      instance().append(FEED, Group.NONE, candidates(100 + hour, 101 + hour));
    }
    assertThat(instance().append(FEED, Group.NONE, batch)).isZero();
    assertThat(inFeed()).hasSize(45);
  }

  @Test
  void an_appender_whose_clock_is_behind_that_of_ingest_by_the_margin_appends_nothing_twice() {
    Instant ahead = clock.instant().plus(FeedAppender.CLOCK_MARGIN);
    List<Candidate> batch = List.of(candidate(1, ahead));
    instance().append(FEED, Group.NONE, batch);

    assertThat(instance().append(FEED, Group.NONE, batch)).isZero();
  }

  @Test
  void who_was_late_once_reads_what_is_new_before_the_next_put() {
    AtomicInteger tooLate = new AtomicInteger();
    Table counting =
        new ForwardingTable(store.table("Feeds")) {
          @Override
          public Insertion insertIfAbsent(Draft draft) {
            Insertion insertion = super.insertIfAbsent(draft);
            if (insertion instanceof Insertion.Present
                && draft.key().sort().startsWith(Page.FIRST_SORT_KEY)) {
              tooLate.incrementAndGet();
            }
            return insertion;
          }
        };
    FeedAppender one = new FeedAppender(counting, clock, RETENTION, (feed, group) -> {});
    FeedAppender other = new FeedAppender(counting, clock, RETENTION, (feed, group) -> {});
    for (int number = 0; number < 20; number++) {
      (number % 2 == 0 ? one : other).append(FEED, Group.NONE, candidates(number, number + 1));
    }

    assertThat(tooLate).as("once for each of the two").hasValue(2);
    assertThat(inFeed()).hasSize(20);
  }

  @Test
  void many_instances_that_append_overlapping_batches_at_once_append_each_envelope_once()
      throws ExecutionException, InterruptedException {
    List<Candidate> all = candidates(0, 400);
    List<Future<?>> work = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int instance = 0; instance < 8; instance++) {
        Random random = new Random(instance);
        work.add(
            threads.submit(
                () -> {
                  FeedAppender appender = instance();
                  for (int i = 0; i < 60; i++) {
                    int from = random.nextInt(all.size());
                    int to = Math.min(all.size(), from + 1 + random.nextInt(40));
                    appender.append(FEED, Group.NONE, all.subList(from, to));
                  }
                  appender.append(FEED, Group.NONE, all);
                }));
      }
    }
    for (Future<?> one : work) {
      one.get();
    }
    assertThat(inFeed()).hasSize(400).doesNotHaveDuplicates();
  }

  @Test
  void a_batch_larger_than_a_page_takes_several_pages() {
    int size = FeedAppender.PAGE_LIMIT * 2 + 1;
    instance().append(FEED, Group.NONE, candidates(0, size));

    assertThat(inFeed()).hasSize(size).doesNotHaveDuplicates();
  }

  @Test
  void a_feed_whose_pages_are_all_past_retention_goes_on_behind_every_old_position() {
    instance().append(FEED, Group.NONE, candidates(0, 3));
    Position end = log.end(FEED);
    clock.advance(RETENTION.plusDays(1));
    store.sweep();
    assertThat(inFeed()).isEmpty();
    instance().append(FEED, Group.NONE, candidates(3, 4));

    Reading reading = log.read(FEED, end, 10);
    assertThat(reading.entries()).hasSize(1);
    assertThat(reading.continuity()).isEqualTo(Reading.Continuity.UNSURE);
  }

  @Test
  void reading_behind_a_position_whose_entries_expired_says_so() {
    FeedAppender appender = instance();
    appender.append(FEED, Group.NONE, candidates(0, 1));
    Position afterFirst = log.end(FEED);
    appender.append(FEED, Group.NONE, candidates(1, 2));
    clock.advance(RETENTION.minusDays(1));
    appender.append(FEED, Group.NONE, candidates(2, 3));
    clock.advance(Duration.ofDays(2));
    store.sweep();

    assertThat(log.read(FEED, afterFirst, 10).continuity()).isEqualTo(Reading.Continuity.BROKEN);
    assertThat(log.read(FEED, Position.START, 10).continuity()).isEqualTo(Reading.Continuity.WHOLE);
  }

  @Test
  void a_position_is_found_by_time() {
    FeedAppender appender = instance();
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      times.add(clock.instant());
      appender.append(FEED, Group.NONE, candidates(i * 2, i * 2 + 2));
      clock.advance(Duration.ofMinutes(1));
    }
    for (int i = 0; i < 60; i++) {
      Located first = log.read(FEED, log.since(FEED, times.get(i)), 1).entries().getFirst();
      assertThat(first.entry().key().id().value()).isEqualTo("event-" + i * 2);
    }
    assertThat(log.since(FEED, clock.instant())).isEqualTo(log.end(FEED));
    assertThat(log.since(FEED, Instant.EPOCH))
        .isEqualTo(log.oldest(FEED, Position.START).orElseThrow().position());
  }

  @Test
  void reading_in_small_steps_gives_the_same_as_reading_at_once() {
    FeedAppender appender = instance();
    for (int i = 0; i < 70; i++) {
      appender.append(FEED, Group.NONE, candidates(i * 3, i * 3 + 1 + i % 3));
    }
    List<String> inSteps = new ArrayList<>();
    Position position = Position.START;
    Reading step = log.read(FEED, position, 7);
    while (!step.entries().isEmpty()) {
      step.entries().forEach(one -> inSteps.add(one.entry().key().id().value()));
      step = log.read(FEED, step.next(), 7);
    }
    assertThat(inSteps).isEqualTo(inFeed());
  }

  @Test
  void the_group_of_a_feed_can_be_asked_for() {
    Group group = new Group(Map.of("source.asn", "64496"));
    FeedId feed = FeedId.of("soc", group);
    instance().append(feed, group, candidates(0, 1));

    assertThat(log.group(feed)).contains(group);
    assertThat(log.group(FEED)).isEmpty();
    assertThat(Collections.singleton(FeedId.parse(feed.text()))).containsExactly(feed);
  }
}
