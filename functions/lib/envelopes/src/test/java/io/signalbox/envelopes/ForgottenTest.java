package io.signalbox.envelopes;

import static io.signalbox.envelopes.Envelopes.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An envelope is forgotten while what came later under its id is still there. */
class ForgottenTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final EnvelopeKey KEY = EnvelopeKey.first(ID);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("Envelopes"), clock, new Random(1), RETENTION);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_conflict_with_one_that_came_again_is_kept_as_long_as_any_other() throws UnreadableBody {
    Envelope first = Envelopes.decided(ID.value(), "{\"source.asn\":1}");
    Envelope other = Envelopes.decided(ID.value(), "{\"source.asn\":2}");
    envelopeStore.keep(first, "cert-at");
    clock.advance(Duration.ofHours(1));
    envelopeStore.keep(other, "cert-ee");
    clock.advance(RETENTION.minusMinutes(30));
    store.sweep();

    assertThat(envelopeStore.keep(first, "cert-at")).isEqualTo(new Kept.Accepted(KEY));
    assertThat(envelopeStore.keep(other, "cert-ee")).isEqualTo(new Kept.Conflict(KEY));
    clock.advance(RETENTION.minusMinutes(1));
    store.sweep();

    assertThat(envelopeStore.find(ID).orElseThrow().conflicts())
        .extracting(StoredEnvelope::envelope)
        .containsExactly(other);
    assertThat(envelopeStore.conflicts(10))
        .extracting(one -> one.what().envelope())
        .containsExactly(other);
  }

  @Test
  void one_that_came_again_inherits_nothing_of_before() throws UnreadableBody {
    Envelope first = Envelopes.decided(ID.value(), "{\"source.asn\":1}");
    envelopeStore.keep(first, "cert-at");
    clock.advance(Duration.ofHours(1));
    envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-at");
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":2}"), "cert-ee");
    clock.advance(RETENTION.minusMinutes(30));
    store.sweep();

    assertThat(envelopeStore.keep(first, "cert-ee")).isEqualTo(new Kept.Accepted(KEY));
    ArchivedEnvelope again = envelopeStore.find(ID).orElseThrow();
    assertThat(again.latest().envelope().meta().tags()).isEmpty();
    assertThat(again.conflicts()).isEmpty();

    assertThat(envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-ee"))
        .isEqualTo(new Kept.Updated(new EnvelopeKey(ID, 2)));
    assertThat(envelopeStore.find(ID).orElseThrow().revisions()).hasSize(1);
  }

  @Test
  void one_that_came_again_is_read_although_a_replica_still_has_the_one_before()
      throws UnreadableBody {
    Envelope first = Envelopes.decided(ID.value(), "{\"source.asn\":1}");
    Envelope other = Envelopes.decided(ID.value(), "{\"source.asn\":2}");
    envelopeStore.keep(first, "cert-at");
    Table table = store.table("Envelopes");
    Map<Key, Item> before = table.getAll(List.of(Sorts.head(ID)), Consistency.STRONG);
    clock.advance(RETENTION.plusMinutes(1));
    store.sweep();
    assertThat(envelopeStore.keep(other, "cert-ee")).isEqualTo(new Kept.Accepted(KEY));

    EnvelopeStore beside =
        new EnvelopeStore(new LaggingTable(table, before), clock, new Random(2), RETENTION);
    assertThat(beside.getAll(List.of(KEY)).values())
        .extracting(StoredEnvelope::envelope)
        .containsExactly(other);
  }

  /** Reads that need not be up to date show what was there at some time before. */
  private static final class LaggingTable extends ForwardingTable {
    private final Map<Key, Item> before;

    LaggingTable(Table table, Map<Key, Item> before) {
      super(table);
      this.before = before;
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
      return switch (consistency) {
        case EVENTUAL -> before;
        case STRONG -> super.getAll(keys, consistency);
      };
    }
  }
}
