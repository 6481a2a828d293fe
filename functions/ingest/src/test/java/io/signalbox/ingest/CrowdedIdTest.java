package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Limits;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests with thousands of items under one id, and how often they make the hub ask its store. */
class CrowdedIdTest {
  private static final String ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";
  private static final Sender SENDER = new Sender("cert-at", false, false, false);
  private static final Sender QUARANTINING = new Sender("cert-at", true, false, false);

  /** A head that is there, the conflict itself, and its line in the list of all. */
  private static final int CALLS_OF_A_CONFLICT = 3;

  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());
  private final AtomicInteger calls = new AtomicInteger();
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(
          new CountingTable(store.table("Envelopes")),
          Clock.systemUTC(),
          new Random(),
          Duration.ofDays(1));
  private final Ingest ingest =
      new Ingest(
          envelopeStore,
          "hub-here",
          Hub.requested(store),
          new Workers(4),
          (dimensions, counts) -> {});

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void takes_a_hundred_different_bodies_under_one_id_and_rejects_the_rest_with_the_rule()
      throws UnreadableBody {
    List<ItemResult> results = keep(SENDER, body -> body);

    assertThat(counts(results))
        .isEqualTo(
            Map.of(
                Status.ACCEPTED, 1L,
                Status.CONFLICT, (long) Limits.ITEMS_PER_ID - 1,
                Status.REJECTED, (long) Limits.ITEMS - Limits.ITEMS_PER_ID));
    assertThat(results.get(Limits.ITEMS_PER_ID - 1).status()).isEqualTo(Status.CONFLICT);
    assertThat(results.get(Limits.ITEMS_PER_ID).fault().orElseThrow().reason())
        .contains("100 different");
    assertThat(calls.get()).isLessThanOrEqualTo(CALLS_OF_A_CONFLICT * Limits.ITEMS_PER_ID);
  }

  @Test
  void shows_each_conflict_that_was_told() throws UnreadableBody {
    List<ItemResult> results = keep(SENDER, body -> body);

    assertThat(envelopeStore.conflicts(Limits.ITEMS))
        .extracting(conflict -> conflict.what().envelope().payload().text("extra.n").orElseThrow())
        .containsExactlyInAnyOrderElementsOf(
            results.stream()
                .filter(result -> result.status() == Status.CONFLICT)
                .map(result -> Integer.toString(result.index()))
                .toList());
  }

  @Test
  void keeps_the_rest_aside_where_the_sender_has_a_quarantine() throws UnreadableBody {
    List<ItemResult> results = keep(QUARANTINING, body -> body);

    int rest = Limits.ITEMS - Limits.ITEMS_PER_ID;
    assertThat(results).filteredOn(ItemResult::isQuarantined).hasSize(rest);
    assertThat(envelopeStore.quarantined("cert-at", Limits.ITEMS)).hasSize(rest);
  }

  @Test
  void the_rest_is_taken_when_it_comes_in_another_request() throws UnreadableBody {
    keep(SENDER, body -> body);

    List<ItemResult> results =
        ingest.keep(SENDER, batch(50, body -> body + Limits.ITEMS_PER_ID), Path.EMPTY);

    assertThat(counts(results)).isEqualTo(Map.of(Status.CONFLICT, 50L));
  }

  @Test
  void asks_once_for_a_body_that_is_there_thousands_of_times() throws UnreadableBody {
    List<ItemResult> results = keep(SENDER, body -> 7);

    assertThat(counts(results))
        .isEqualTo(Map.of(Status.ACCEPTED, 1L, Status.DUPLICATE, (long) Limits.ITEMS - 1));
    assertThat(results.getLast().knownSince()).isPresent();
    assertThat(calls.get()).isEqualTo(2);
  }

  @Test
  void asks_once_for_a_conflict_that_is_there_thousands_of_times() throws UnreadableBody {
    List<ItemResult> results = keep(SENDER, body -> body % 2);

    assertThat(counts(results))
        .isEqualTo(
            Map.of(
                Status.ACCEPTED,
                1L,
                Status.DUPLICATE,
                Limits.ITEMS / 2 - 1L,
                Status.CONFLICT,
                Limits.ITEMS / 2L));
    assertThat(calls.get()).isEqualTo(2 + CALLS_OF_A_CONFLICT);
  }

  @Test
  void takes_a_hundred_updates_of_one_id_and_rejects_the_rest() throws UnreadableBody {
    keep(SENDER, body -> 7);
    calls.set(0);

    List<ItemResult> results =
        ingest.keep(
            SENDER, read(IntStream.range(0, 1_000).mapToObj(CrowdedIdTest::update)), Path.EMPTY);

    assertThat(counts(results))
        .isEqualTo(
            Map.of(
                Status.UPDATED,
                (long) Limits.ITEMS_PER_ID,
                Status.REJECTED,
                1_000L - Limits.ITEMS_PER_ID));
    assertThat(calls.get()).isLessThanOrEqualTo(3 * Limits.ITEMS_PER_ID);
  }

  @Test
  void an_update_that_comes_back_to_former_tags_is_one_more() throws UnreadableBody {
    keep(SENDER, body -> 7);

    List<ItemResult> results =
        ingest.keep(
            SENDER, read(IntStream.of(1, 2, 1).mapToObj(CrowdedIdTest::update)), Path.EMPTY);

    assertThat(results).extracting(result -> result.revision().orElse(0)).containsExactly(1, 2, 3);
  }

  @Test
  void other_ids_of_the_request_are_taken_beside_a_crowded_one() throws UnreadableBody {
    Stream<String> items =
        Stream.concat(
            IntStream.range(0, 500).mapToObj(CrowdedIdTest::body),
            IntStream.range(0, 500).mapToObj("{\"extra.n\":%d}"::formatted));

    List<ItemResult> results = ingest.keep(SENDER, read(items), Path.EMPTY);

    assertThat(counts(results)).containsEntry(Status.ACCEPTED, 501L);
  }

  private List<ItemResult> keep(Sender sender, IntUnaryOperator bodies) throws UnreadableBody {
    return ingest.keep(sender, batch(Limits.ITEMS, bodies), Path.EMPTY);
  }

  private static Map<Status, Long> counts(List<ItemResult> results) {
    return results.stream()
        .collect(Collectors.groupingBy(ItemResult::status, Collectors.counting()));
  }

  private static ReadBatch batch(int items, IntUnaryOperator bodies) throws UnreadableBody {
    return read(IntStream.range(0, items).map(bodies).mapToObj(CrowdedIdTest::body));
  }

  private static String body(int number) {
    return envelope("{\"uuid\":\"%s\"}".formatted(ID), "{\"extra.n\":%d}".formatted(number));
  }

  private static String update(int number) {
    return envelope("{\"uuid\":\"%s\",\"tags\":[\"n%d\"]}".formatted(ID, number), "{}");
  }

  private static String envelope(String meta, String payload) {
    return "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":%s,\"payload\":%s}"
        .formatted(meta, payload);
  }

  private static ReadBatch read(Stream<String> items) throws UnreadableBody {
    return new EnvelopeReader()
        .read(
            items.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8),
            "application/x-ndjson",
            Optional.empty());
  }

  /** Counts what is asked of it. */
  private final class CountingTable extends ForwardingTable {
    CountingTable(Table table) {
      super(table);
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
      calls.incrementAndGet();
      return super.get(key, consistency);
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      calls.incrementAndGet();
      return super.insertIfAbsent(draft);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      calls.incrementAndGet();
      return super.query(range, consistency);
    }
  }
}
