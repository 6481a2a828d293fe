package io.signalbox.envelopes;

import static io.signalbox.envelopes.Envelopes.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelope.Warning;
import io.signalbox.envelopes.FaultyTable.Fault;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvelopeStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final EnvelopeKey KEY = EnvelopeKey.first(ID);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final FaultyTable table = new FaultyTable(store.table("Envelopes"));
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(table, clock, new Random(1), Duration.ofDays(90));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsAnEnvelopeOnceHoweverItsIdIsSpelled() throws UnreadableBody {
    assertThat(envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at"))
        .isEqualTo(new Kept.Accepted(KEY));
    assertThat(
            envelopeStore.keep(
                Envelopes.decided("cert-at:" + ID, "{\"source\":{\"asn\":1.0}}"), "ee"))
        .isEqualTo(new Kept.Duplicate(KEY, Optional.empty()));
    assertThat(
            envelopeStore.keep(
                Envelopes.decided("cert-at:intelmq:" + ID, "{\"source.asn\":1}"), "cert-at"))
        .isEqualTo(new Kept.Duplicate(KEY, Optional.of(NOW)));
  }

  @Test
  void keepsWarningsWithTheEnvelope() throws UnreadableBody {
    Envelope envelope = Envelopes.decided(ID.value(), "{\"source.asn\":\"1\"}");
    List<Warning> warnings =
        List.of(new Warning("source.asn", "a number"), new Warning("\u00e4", ""));
    envelopeStore.keep(new Posting(envelope, "cert-at", warnings, false));

    StoredEnvelope kept = envelopeStore.find(ID).orElseThrow().first();
    assertThat(kept.warnings()).isEqualTo(warnings);
    assertThat(kept.envelope()).isEqualTo(envelope);
    assertThat(envelopeStore.getAll(List.of(KEY))).containsValue(kept);
  }

  @Test
  void givesBackWhatItKept() throws UnreadableBody {
    Envelope envelope =
        Envelopes.decided("cert-at:" + ID, "{\"source.asn\":1,\"feed.accuracy\":80.0}");
    envelopeStore.keep(envelope, "cert-at");

    EnvelopeKey absent = EnvelopeKey.first(new DedupKey("absent"));
    assertThat(envelopeStore.getAll(List.of(KEY, absent)))
        .containsOnlyKeys(KEY)
        .containsValue(new StoredEnvelope(KEY, envelope, "cert-at", NOW));
  }

  @Test
  void keepsAnotherBodyUnderAKnownIdAside() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");
    Envelope other = Envelopes.decided(ID.value(), "{\"source.asn\":2}");

    assertThat(envelopeStore.keep(other, "cert-ee")).isEqualTo(new Kept.Conflict(KEY));
    assertThat(envelopeStore.keep(other, "cert-ee")).isEqualTo(new Kept.Conflict(KEY));
    assertThat(envelopeStore.conflicts(10))
        .extracting(Aside::what)
        .containsExactly(new StoredEnvelope(KEY, other, "cert-ee", NOW));
    ArchivedEnvelope found = envelopeStore.find(ID).orElseThrow();
    assertThat(found.conflicts()).extracting(StoredEnvelope::envelope).containsExactly(other);
    assertThat(found.first().envelope().payload().text("source.asn")).hasValue("1");
  }

  @Test
  void listsAConflictThatItCouldNotListAtTheFirstTry() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");
    Envelope other = Envelopes.decided(ID.value(), "{\"source.asn\":2}");
    table.faults.addAll(List.of(Fault.NONE, Fault.NONE, Fault.THROTTLED));

    assertThatThrownBy(() -> envelopeStore.keep(other, "cert-ee"))
        .isInstanceOf(StoreException.Throttled.class);
    assertThat(envelopeStore.keep(other, "cert-ee")).isEqualTo(new Kept.Conflict(KEY));
    assertThat(envelopeStore.conflicts(10))
        .extracting(one -> one.what().envelope())
        .containsExactly(other);
  }

  @Test
  void acceptsOneOfManyWhoComeAtOnce() throws UnreadableBody {
    Envelope envelope = Envelopes.decided(ID.value(), "{\"source.asn\":1}");
    EnvelopeStore shared =
        new EnvelopeStore(store.table("Shared"), clock, new Random(), Duration.ofDays(1));
    ConcurrentLinkedQueue<Kept> answers = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        threads.execute(() -> answers.add(shared.keep(envelope, "cert-at")));
      }
    }

    assertThat(answers).hasSize(50);
    assertThat(answers).filteredOn(Kept.Accepted.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Kept.Duplicate.class::isInstance).hasSize(49);
  }

  @Test
  void takesItsOwnWriteForItsOwnWhenTheAnswerWasLost() throws UnreadableBody {
    table.faults.add(Fault.ANSWER_LOST);

    assertThat(envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at"))
        .isEqualTo(new Kept.Accepted(KEY));
  }

  @Test
  void keepsNothingWhenTheTableIsThrottled() throws UnreadableBody {
    Envelope envelope = Envelopes.decided(ID.value(), "{\"source.asn\":1}");
    table.faults.add(Fault.THROTTLED);

    assertThatThrownBy(() -> envelopeStore.keep(envelope, "cert-at"))
        .isInstanceOf(StoreException.Throttled.class);
    assertThat(envelopeStore.find(ID)).isEmpty();
    assertThat(envelopeStore.keep(envelope, "cert-at")).isEqualTo(new Kept.Accepted(KEY));
  }

  @Test
  void takesABareEventForTheEnvelopeThatItIs() throws UnreadableBody {
    envelopeStore.keep(Envelopes.tagged("tlp:red", "{\"source.asn\":1}"), "cert-at");

    assertThat(envelopeStore.keep(Envelopes.bare("{\"source.asn\":1}"), "cert-ee"))
        .isEqualTo(new Kept.Duplicate(KEY, Optional.empty()));
    assertThat(envelopeStore.keep(Envelopes.bare("{\"source.asn\":2}"), "cert-ee"))
        .isEqualTo(new Kept.Conflict(KEY));
  }

  @Test
  void knowsTheChildrenOfAnEnvelope() throws UnreadableBody {
    envelopeStore.keep(Envelopes.child("{\"source.asn\":1}"), "cert-at");

    assertThat(envelopeStore.children(Envelopes.PARENT, 10)).containsExactly(ID);
    assertThat(envelopeStore.children(ID, 10)).isEmpty();
  }

  @Test
  void keepsAsideWhatIsNoEnvelope() {
    String text = Envelopes.noise(1_000_000);
    envelopeStore.quarantine("cert-at", "source.ip", "an IP address is expected", text);

    assertThat(envelopeStore.quarantined("cert-at", 10))
        .extracting(Aside::what)
        .containsExactly(
            new Quarantined("cert-at", NOW, "source.ip", "an IP address is expected", text));
    assertThat(envelopeStore.quarantined("cert-ee", 10)).isEmpty();
  }
}
