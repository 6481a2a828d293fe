package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.api.Response;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told when the store can't keep all. */
class IngestTest {
  private static final Sender SENDER = new Sender("cert-at", false, false, false);

  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tellsWhatIsSafeAndWhatIsToBeSentAgain() throws UnreadableBody {
    List<ItemResult> results = ingest(insert -> insert == 3, 1).keep(SENDER, batch(5), Path.EMPTY);

    assertThat(results)
        .extracting(ItemResult::status)
        .containsExactly(
            Status.ACCEPTED, Status.ACCEPTED, Status.FAILED, Status.ACCEPTED, Status.ACCEPTED);
    Response answer = Answer.to(results);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(Hub.json(answer.text()).path("counts").path("accepted").asInt()).isEqualTo(4);
    assertThat(Hub.json(answer.text()).path("items").path(2).path("status").asText())
        .isEqualTo("failed");
  }

  @Test
  void sparesAStoreThatFailsTheRestOfARequest() throws UnreadableBody {
    AtomicInteger inserts = new AtomicInteger();
    Ingest ingest = ingest(insert -> inserts.incrementAndGet() > 10, 4);

    List<ItemResult> results = ingest.keep(SENDER, batch(1000), Path.EMPTY);

    assertThat(results).hasSize(1000);
    assertThat(results).filteredOn(result -> result.status() == Status.ACCEPTED).hasSize(10);
    assertThat(results).filteredOn(result -> result.status() == Status.FAILED).hasSize(990);
    assertThat(counted).isEqualTo(Map.of("Accepted", 10L, "Failed", 990L, "WithWarnings", 10L));
    assertThat(inserts.get()).isBetween(10 + Ingest.FAILURES_LIMIT, 10 + Ingest.FAILURES_LIMIT + 3);
  }

  @Test
  void acceptsWhatFailedWhenItIsSentAgain() throws UnreadableBody {
    ingest(insert -> insert > 2, 1).keep(SENDER, batch(5), Path.EMPTY);

    assertThat(ingest(insert -> false, 4).keep(SENDER, batch(5), Path.EMPTY))
        .extracting(ItemResult::status)
        .containsExactly(
            Status.DUPLICATE, Status.DUPLICATE, Status.ACCEPTED, Status.ACCEPTED, Status.ACCEPTED);
  }

  private Map<String, Long> counted = Map.of();

  private Ingest ingest(IntPredicate isThrottled, int workers) {
    Table table = new ThrottledTable(store.table("Envelopes"), isThrottled);
    EnvelopeStore envelopeStore =
        new EnvelopeStore(table, Clock.systemUTC(), new Random(), Duration.ofDays(1));
    return new Ingest(
        envelopeStore,
        "hub-here",
        Hub.requested(store),
        new Workers(workers),
        (dimensions, counts) -> counted = counts);
  }

  private static ReadBatch batch(int items) throws UnreadableBody {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < items; i++) {
      lines.append("{\"extra.n\":%d}\n".formatted(i));
    }
    return new EnvelopeReader()
        .read(
            lines.toString().getBytes(StandardCharsets.UTF_8),
            "application/x-ndjson",
            Optional.empty());
  }

  /** Throttles those inserts, counted from 1, that the test names. */
  private static final class ThrottledTable extends ForwardingTable {
    private final IntPredicate isThrottled;
    private final AtomicInteger inserts = new AtomicInteger();

    ThrottledTable(Table table, IntPredicate isThrottled) {
      super(table);
      this.isThrottled = isThrottled;
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      if (isThrottled.test(inserts.incrementAndGet())) {
        throw new StoreException.Throttled("as the test says", new IOException());
      }
      return super.insertIfAbsent(draft);
    }
  }
}
