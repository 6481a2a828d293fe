package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An envelope is found after a burst, or the answer says how far was looked. */
class DeliveryTracesTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final FeedId PUSH = new FeedId("push", "");
  private static final int BATCH = 400;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final CountingTable table =
      new CountingTable(EmbeddedStore.inMemory(clock).table("Feeds"));
  private final FeedLog feeds = new FeedLog(table, clock, RETENTION);
  private final FeedAppender appender =
      new FeedAppender(table, clock, RETENTION, (feed, group) -> {});

  private static final class CountingTable extends ForwardingTable {
    private int reads;

    CountingTable(Table table) {
      super(table);
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
      reads++;
      return super.get(key, consistency);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      reads++;
      return super.query(range, consistency);
    }
  }

  private DeliveryTrace traced(StoredEnvelope envelope, int entriesLimit) {
    return new DeliveryTraces(new EntrySearch(feeds, entriesLimit)).of(envelope);
  }

  private DeliveryTrace traced(StoredEnvelope envelope) {
    return traced(envelope, EntrySearch.ENTRIES_LIMIT);
  }

  private StoredEnvelope kept(int number) {
    Envelope envelope = Envelope.ofEvent((ObjectNode) FeedHub.parse("{\"extra.n\": 1}"));
    EnvelopeKey key = EnvelopeKey.first(new DedupKey("event-" + number));
    return new StoredEnvelope(key, envelope, "cert-at", clock.instant());
  }

  /** Gives them to a feed, as the fanout does with a batch of its stream. */
  private void route(List<StoredEnvelope> batch) {
    appender.append(PUSH, Group.NONE, candidates(batch, List.of()));
    appender.append(FeedId.JOURNAL, Group.NONE, candidates(batch, List.of(PUSH)));
  }

  private static List<Candidate> candidates(List<StoredEnvelope> batch, List<FeedId> feeds) {
    return batch.stream()
        .map(one -> new Candidate(one.key(), one.receivedAt(), 100, feeds))
        .toList();
  }

  /** So many, each kept and routed within a few milliseconds. */
  private List<StoredEnvelope> routed(int count) {
    List<StoredEnvelope> all = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      all.add(kept(number));
      route(all.subList(number, number + 1));
      clock.advance(Duration.ofMillis(10));
    }
    return all;
  }

  @Test
  void what_came_before_it_within_the_margin_of_the_clocks_does_not_hide_it() {
    List<StoredEnvelope> all = routed(60);

    assertThat(traced(all.getLast(), 5).places()).hasSize(1);
    assertThat(traced(all.getFirst(), 5).places()).hasSize(1);
  }

  @Test
  void where_more_came_than_is_looked_through_the_answer_says_so() {
    StoredEnvelope first = kept(-1);
    clock.advance(Duration.ofMillis(10));
    routed(60);
    // The first is routed last: a backlog was worked off meanwhile.
    route(List.of(first));

    assertThat(traced(first, 5))
        .isInstanceOfSatisfying(
            DeliveryTrace.NotFound.class,
            unknown -> assertThat(unknown.until()).isAfter(unknown.from()));
    assertThat(traced(first).places()).hasSize(1);
  }

  @Test
  void what_is_in_no_entry_was_not_routed() {
    routed(60);

    assertThat(traced(kept(60))).isEqualTo(new DeliveryTrace.NotRouted());
  }

  @Test
  void each_of_ninety_thousand_that_came_in_48_seconds_is_found_with_a_bounded_number_of_reads() {
    List<StoredEnvelope> asked = new ArrayList<>();
    for (int batch = 0; batch < 90_000 / BATCH; batch++) {
      List<StoredEnvelope> all = new ArrayList<>();
      for (int number = 0; number < BATCH; number++) {
        all.add(kept(batch * BATCH + number));
      }
      clock.advance(Duration.ofMillis(213));
      route(all);
      asked.add(all.get(batch % BATCH));
    }

    for (StoredEnvelope envelope : asked) {
      int before = table.reads;
      assertThat(traced(envelope).places()).hasSize(1);
      assertThat(table.reads - before).isLessThan(400);
    }
  }
}
