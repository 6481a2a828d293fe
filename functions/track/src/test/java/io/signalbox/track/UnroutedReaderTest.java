package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalRow;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counting unrouted envelopes costs, whatever the journal holds. */
class UnroutedReaderTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final List<String> TYPES = List.of("phishing", "scanner", "ddos");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Reads reads = new Reads(store.table("feeds"));
  private final Reads envelopeReads = new Reads(store.table("envelopes"));
  private final EnvelopeStore envelopes =
      new EnvelopeStore(envelopeReads, clock, new Random(7), RETENTION);
  private final FeedAppender journal =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private final UnroutedReader reader =
      new UnroutedReader(new FeedLog(reads, clock, RETENTION), envelopes);

  private static final class Reads extends ForwardingTable {
    private int count;

    Reads(Table table) {
      super(table);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
      count++;
      return super.getAll(keys, consistency);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      count++;
      return super.query(range, consistency);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Envelope envelope(int number) {
    return Envelope.ofEvent(
        (ObjectNode)
            Hub.tree(
                "{\"extra.n\": %d, \"classification.type\": \"%s\"}"
                    .formatted(number, TYPES.get(number % TYPES.size()))));
  }

  private void append(int from, int to) {
    List<Candidate> page = new ArrayList<>();
    for (int number = from; number < to; number++) {
      Envelope envelope = envelope(number);
      EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
      JournalRow row = JournalRow.of(new StoredEnvelope(key, envelope, "demo", clock.instant()));
      page.add(new Candidate(key, clock.instant(), 100, List.of(), Optional.of(row), List.of()));
    }
    journal.append(FeedId.JOURNAL, Group.NONE, page);
    clock.advance(Duration.ofMillis(500));
  }

  private UnroutedReader.Counted counted() {
    envelopeReads.count = 0;
    reads.count = 0;
    return reader.since(clock.instant().minus(Duration.ofDays(1)), 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void a_hub_with_many_events_is_asked_as_often_as_one_with_few(int events) {
    for (int number = events - TYPES.size(); number < events; number++) {
      envelopes.keep(envelope(number), "demo");
    }
    for (int first = 0; first < events; first += 500) {
      append(first, Math.min(events, first + 500));
    }

    UnroutedReader.Counted counted = counted();

    assertThat(counted.rows()).extracting(UnroutedReader.Row::sender).containsOnly("demo");
    assertThat(counted.rows().stream().mapToInt(UnroutedReader.Row::envelopes).sum())
        .isEqualTo(Math.min(events, 20_000));
    assertThat(reads.count).isLessThanOrEqualTo(10);
    assertThat(envelopeReads.count).isLessThanOrEqualTo(3);
  }

  @Test
  void pages_of_one_event_each_are_read_so_far_and_the_answer_says_so() {
    envelopes.keep(envelope(2_499), "demo");
    for (int number = 0; number < 2_500; number++) {
      append(number, number + 1);
    }

    UnroutedReader.Counted counted = counted();

    assertThat(counted.isCut()).isTrue();
    assertThat(reads.count).isEqualTo(80);
  }

  @Test
  void where_the_latest_is_gone_the_one_before_it_is_named() {
    envelopes.keep(envelope(0), "demo");
    append(0, 1);
    append(3, 4);

    UnroutedReader.Counted counted = counted();

    assertThat(counted.rows()).hasSize(1);
    assertThat(counted.rows().getFirst().envelopes()).isEqualTo(2);
    assertThat(counted.rows().getFirst().latestId()).isEqualTo(envelope(0).id().text());
  }

  @Test
  void no_more_senders_and_types_are_told_than_asked_for() {
    append(0, 30);
    assertThat(reader.since(Instant.EPOCH, 2).isCut()).isTrue();
    assertThat(reader.since(Instant.EPOCH, 3).isCut()).isFalse();
  }
}
