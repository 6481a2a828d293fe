package io.signalbox.envelopes;

import static io.signalbox.envelopes.Envelopes.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.FaultyTable.Fault;
import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Updates of tags, chunks, and what the stream tells. */
class EnvelopeStorePartsTest {
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
  void numbersTheUpdatesOfTags() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");

    assertThat(envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-at"))
        .isEqualTo(new Kept.Updated(new EnvelopeKey(ID, 1)));
    assertThat(envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-at"))
        .isEqualTo(new Kept.Duplicate(new EnvelopeKey(ID, 1), Optional.of(NOW)));
    assertThat(envelopeStore.keep(Envelopes.tags("tlp:amber"), "cert-at"))
        .isEqualTo(new Kept.Updated(new EnvelopeKey(ID, 2)));
    StoredEnvelope latest = envelopeStore.find(ID).orElseThrow().latest();
    assertThat(latest.envelope().meta().tags()).containsExactly("tlp:amber");
    assertThat(latest.envelope().payload().text("source.asn")).hasValue("1");
    assertThat(envelopeStore.getAll(List.of(latest.key()))).containsValue(latest);
  }

  @Test
  void takesItsOwnUpdateForItsOwnWhenTheAnswerWasLost() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");
    table.faults.add(Fault.ANSWER_LOST);

    assertThat(envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-at"))
        .isInstanceOf(Kept.Updated.class);
    assertThat(envelopeStore.find(ID).orElseThrow().revisions()).hasSize(1);
  }

  @Test
  void letsAnotherUpdateTagsOnlyWithTheGrant() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");

    assertThat(envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-ee"))
        .as("as for an id that is not known")
        .isEqualTo(new Kept.NothingToUpdate(KEY));
    assertThat(envelopeStore.find(ID).orElseThrow().revisions()).isEmpty();
    assertThat(
            envelopeStore.keep(new Posting(Envelopes.tags("tlp:red"), "cert-ee", List.of(), true)))
        .isEqualTo(new Kept.Updated(new EnvelopeKey(ID, 1)));
  }

  @Test
  void hasNothingToUpdateUnderAnUnknownId() throws UnreadableBody {
    assertThat(envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-ee"))
        .isEqualTo(new Kept.NothingToUpdate(KEY));
    assertThat(envelopeStore.find(ID)).isEmpty();
  }

  @Test
  void putsTheHeadOfALargeEnvelopeLast() throws UnreadableBody {
    Envelope large = Envelopes.large();

    assertThat(envelopeStore.keep(large, "cert-at")).isEqualTo(new Kept.Accepted(KEY));
    assertThat(table.inserts).hasSizeGreaterThan(2).last().isEqualTo(Sorts.head(ID));
    assertThat(envelopeStore.find(ID).orElseThrow().first().envelope()).isEqualTo(large);
    table.inserts.clear();
    assertThat(envelopeStore.keep(large, "cert-at"))
        .isEqualTo(new Kept.Duplicate(KEY, Optional.of(NOW)));
    assertThat(table.inserts).as("what a duplicate writes").isEmpty();
  }

  @Test
  void knowsNothingOfALargeEnvelopeWhoseHeadIsMissing() throws UnreadableBody {
    Envelope large = Envelopes.large();
    table.faults.addAll(List.of(Fault.NONE, Fault.NONE, Fault.THROTTLED));

    assertThatThrownBy(() -> envelopeStore.keep(large, "cert-at"))
        .isInstanceOf(StoreException.Throttled.class);
    assertThat(envelopeStore.find(ID)).isEmpty();
    assertThat(envelopeStore.keep(large, "cert-at")).isEqualTo(new Kept.Accepted(KEY));
    assertThat(envelopeStore.find(ID).orElseThrow().first().envelope()).isEqualTo(large);
  }

  @Test
  void noticesChunksThatAreMissingOrDamaged() throws UnreadableBody {
    envelopeStore.keep(Envelopes.large(), "cert-at");
    Key chunk = table.inserts.getFirst();

    table.replaceIfVersion(Draft.of(chunk, Body.ofText("something else")), 1);
    assertThatThrownBy(() -> envelopeStore.find(ID)).hasMessageContaining("Damaged chunks");
    table.deleteIfVersion(chunk, 2);
    assertThatThrownBy(() -> envelopeStore.find(ID)).hasMessageContaining("Missing chunks");
  }

  @Test
  void tellsOfHeadsAndUpdatesInTheStreamAndOfNothingElse() throws UnreadableBody {
    Envelope large = Envelopes.child("{\"raw\":\"%s\"}".formatted(Envelopes.noise(1_000_000)));
    envelopeStore.keep(large, "cert-at");
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":2}"), "cert-ee");
    envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-at");
    envelopeStore.quarantine("cert-at", "source.ip", "an IP address is expected", "{}");

    List<StoredEnvelope> told =
        items().flatMap(item -> envelopeStore.arrival(new Change("1", item)).stream()).toList();
    assertThat(told)
        .extracting(StoredEnvelope::key)
        .containsExactly(EnvelopeKey.first(ID), new EnvelopeKey(ID, 1));
    assertThat(told.getFirst().envelope()).isEqualTo(large);
    assertThat(told.getLast().envelope().meta().tags()).containsExactly("tlp:red");
  }

  @Test
  void letsEverythingExpireAfterItsRetention() throws UnreadableBody {
    envelopeStore.keep(Envelopes.large(), "cert-at");
    envelopeStore.keep(Envelopes.child("{\"source.asn\":2}"), "cert-at");
    envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-ee");
    envelopeStore.quarantine("cert-at", "source.ip", "an IP address is expected", "{}");

    Instant end = NOW.plus(Duration.ofDays(90));
    assertThat(items()).hasSizeGreaterThan(6);
    assertThat(items())
        .filteredOn(item -> !item.key().sort().startsWith(Sorts.CHUNK))
        .extracting(Item::expires)
        .containsOnly(end);
    assertThat(items())
        .filteredOn(item -> item.key().sort().startsWith(Sorts.CHUNK))
        .isNotEmpty()
        .allSatisfy(chunk -> assertThat(chunk.expires()).isAfter(end));
  }

  private Stream<Item> items() {
    return Stream.of(ID.value(), Envelopes.PARENT.value(), "conflicts", "quarantine#cert-at")
        .flatMap(
            partition -> table.query(Range.ascending(partition, 100), Consistency.STRONG).stream());
  }
}
