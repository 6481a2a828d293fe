package io.signalbox.envelopes;

import static io.signalbox.envelopes.Envelopes.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.UnreadableBody;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was kept last is read whole, or as much of it as there is room for. */
class NewestTest {
  private static final int MANY = 25;
  private static final String LARGE = "x".repeat(3_000_000);

  /** Two bytes a character, and one more than there is room for. */
  private static final int LARGE_MOST = (int) (Newest.ROOM_BYTES / (2L * LARGE.length())) + 1;

  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(
          store.table("Envelopes"), Clock.systemUTC(), new Random(1), Duration.ofDays(90));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void manySmallOnesAreAllRead() throws UnreadableBody {
    keep("");

    assertThat(envelopeStore.find(ID).orElseThrow().conflicts())
        .hasSize(MANY)
        .doesNotHaveDuplicates();
    assertThat(envelopeStore.find(ID).orElseThrow().revisions())
        .extracting(update -> update.envelope().meta().tags().getFirst())
        .containsExactlyElementsOf(IntStream.range(0, MANY).mapToObj(Integer::toString).toList());
    assertThat(envelopeStore.conflicts(MANY)).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(envelopeStore.conflicts(MANY - 3)).hasSize(MANY - 3);
    assertThat(envelopeStore.quarantined("cert-at", MANY))
        .extracting(one -> one.what().field())
        .containsExactlyElementsOf(
            IntStream.range(0, MANY).mapToObj(i -> Integer.toString(MANY - 1 - i)).toList());
    assertThat(envelopeStore.quarantined("cert-at", MANY - 3)).hasSize(MANY - 3);
  }

  @Test
  void ofManyLargeOnesTheNewestAre() throws UnreadableBody {
    keep(LARGE);

    assertThat(envelopeStore.find(ID).orElseThrow().conflicts()).hasSize(LARGE_MOST);
    assertThat(envelopeStore.find(ID).orElseThrow().latest().envelope().meta().tags())
        .contains(Integer.toString(MANY - 1));
    assertThat(envelopeStore.conflicts(MANY)).hasSize(LARGE_MOST);
    assertThat(envelopeStore.quarantined("cert-at", MANY))
        .hasSize(LARGE_MOST)
        .first()
        .extracting(one -> one.what().field())
        .isEqualTo(Integer.toString(MANY - 1));
  }

  private void keep(String text) throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");
    for (int i = 0; i < MANY; i++) {
      envelopeStore.keep(
          Envelopes.decided(ID.value(), "{\"source.asn\":%d,\"raw\":\"%s\"}".formatted(i, text)),
          "cert-at");
      envelopeStore.keep(Envelopes.tags(Integer.toString(i)), "cert-at");
      envelopeStore.quarantine("cert-at", Integer.toString(i), "no reason", text);
    }
  }
}
