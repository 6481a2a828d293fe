package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedObjects.Holder;
import io.signalbox.settings.Group;
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
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries are found wherever they are, and what is not there costs little. */
class EntryLocatorTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final FeedId FEED = new FeedId("feed", "");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final CountingTable table =
      new CountingTable(EmbeddedStore.inMemory(clock).table("Feeds"));
  private final FeedObjects objects = new FeedObjects(table, clock, RETENTION);
  private final EntryLocator locator =
      new EntryLocator(new FeedLog(table, clock, RETENTION), table, RETENTION);

  private static final class CountingTable extends ForwardingTable {
    private int items;

    CountingTable(Table table) {
      super(table);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      List<Item> found = super.query(range, consistency);
      items += found.size();
      return found;
    }
  }

  private void append(Candidate... candidates) {
    new FeedAppender(table, clock, RETENTION, (feed, group) -> {})
        .append(FEED, Group.NONE, List.of(candidates));
  }

  private static Candidate came(int number, Instant at, Optional<String> otherName) {
    EnvelopeKey key = EnvelopeKey.first(new DedupKey("event-" + number));
    return new Candidate(key, at, 100, List.of(), Optional.empty(), List.of(), otherName);
  }

  private Candidate now(int number) {
    return came(number, clock.instant(), Optional.empty());
  }

  private static Holder holder(Candidate candidate) {
    return new Holder(candidate.key(), candidate.acceptedAt());
  }

  private List<EnvelopeKey> found(List<Holder> holders) {
    return locator.find(FEED, holders).stream().map(one -> one.entry().key()).toList();
  }

  private static List<EnvelopeKey> keys(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::key).toList();
  }

  @Test
  void entries_are_found_whenever_their_envelopes_came_and_in_the_order_of_the_feed() {
    List<Candidate> all = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      clock.advance(Duration.ofSeconds(20));
      // Each tenth was held up for hours, as by an outage, and a few come at once.
      Duration late =
          number % 10 == 0 ? Duration.ofMinutes(number) : Duration.ofSeconds(number % 9);
      all.add(came(number, clock.instant().minus(late), Optional.empty()));
      append(all.getLast());
    }

    assertThat(found(all.reversed().stream().map(EntryLocatorTest::holder).toList()))
        .isEqualTo(keys(all));
    all.forEach(one -> assertThat(found(List.of(holder(one)))).containsExactly(one.key()));
  }

  @Test
  void entries_of_a_burst_are_found_however_far_the_feed_ran_ahead_of_the_clock() {
    List<Candidate> burst = IntStream.range(0, 100_000).mapToObj(this::now).toList();
    append(burst.toArray(Candidate[]::new));

    Candidate last = burst.getLast();
    assertThat(found(List.of(holder(last), holder(burst.getFirst()))))
        .containsExactly(burst.getFirst().key(), last.key());
  }

  @Test
  void what_is_not_there_costs_no_more_however_long_the_feed_goes_on() {
    Candidate elsewhere = now(-1);
    int first = costOfMissing(elsewhere, 2_000);
    int second = costOfMissing(elsewhere, 2_000);

    assertThat(second - first).as("pages read").isLessThanOrEqualTo(2);
  }

  private int costOfMissing(Candidate candidate, int more) {
    for (int number = 0; number < more; number++) {
      clock.advance(Duration.ofSeconds(5));
      append(came(1_000_000 + table.items + number, clock.instant(), Optional.empty()));
    }
    int before = table.items;
    assertThat(found(List.of(holder(candidate)))).isEmpty();
    return table.items - before;
  }

  @Test
  void envelopes_are_found_by_the_name_that_others_give_them() {
    List<Candidate> called =
        IntStream.range(0, 3)
            .mapToObj(
                number -> came(number, clock.instant().plusMillis(number), Optional.of("name")))
            .toList();
    append(called.toArray(Candidate[]::new));
    append(called.getFirst());

    assertThat(objects.named(FEED, "name"))
        .extracting(Holder::key)
        .containsExactlyElementsOf(keys(called.reversed()));
    assertThat(objects.named(FEED, "other")).isEmpty();
    assertThat(objects.named(new FeedId("other", ""), "name")).isEmpty();
    assertThat(found(objects.named(FEED, "name"))).isEqualTo(keys(called));
  }
}
