package io.signalbox.envelopes;

import static io.signalbox.envelopes.Envelopes.ID;
import static io.signalbox.envelopes.Envelopes.PARENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What senders can heap up under one hash key, children of one parent and bodies of one id: whoever
 * works with that id or any other asks for and reads no more than without it.
 */
class CrowdedPartitionTest {
  private static final int CROWD = 3_000;
  private static final int LIMIT = 50;

  private record Cost(int calls, int items) {}

  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());
  private final Table table = store.table("Envelopes");
  private final MeteredTable metered = new MeteredTable(table);
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(metered, Clock.systemUTC(), new Random(1), Duration.ofDays(90));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void thousands_of_children_make_no_work_with_their_parent_dearer() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");
    envelopeStore.keep(Envelopes.tags("tlp:red"), "cert-at");
    Cost find = cost(() -> envelopeStore.find(ID));
    Cost again = cost(() -> keepUnchecked("{\"source.asn\":1}"));
    Cost update = cost(() -> updateUnchecked("tlp:amber"));

    for (int i = 0; i < CROWD; i++) {
      insert(Sorts.child(ID, new DedupKey("child-" + i)));
    }

    assertThat(cost(() -> envelopeStore.find(ID)).calls()).isEqualTo(find.calls());
    assertThat(cost(() -> envelopeStore.find(ID)).items()).isLessThanOrEqualTo(find.items() + 1);
    assertThat(cost(() -> keepUnchecked("{\"source.asn\":1}"))).isEqualTo(again);
    assertThat(cost(() -> updateUnchecked("tlp:green"))).isEqualTo(update);
    assertThat(cost(() -> envelopeStore.children(ID, LIMIT))).isEqualTo(new Cost(1, LIMIT));
  }

  @Test
  void thousands_of_conflicts_make_no_other_post_under_their_id_dearer() throws UnreadableBody {
    envelopeStore.keep(Envelopes.decided(ID.value(), "{\"source.asn\":1}"), "cert-at");
    Cost conflict = cost(() -> keepUnchecked("{\"source.asn\":-1}"));
    Cost update = cost(() -> updateUnchecked("tlp:red"));
    Item body = table.get(Sorts.head(ID), Consistency.STRONG).orElseThrow();
    for (int i = 0; i < CROWD; i++) {
      table.insertIfAbsent(Draft.of(Sorts.conflict(ID, "hash-" + i), body.body()));
    }

    assertThat(cost(() -> keepUnchecked("{\"source.asn\":-2}"))).isEqualTo(conflict);
    assertThat(cost(() -> updateUnchecked("tlp:amber")).calls()).isEqualTo(update.calls());
    assertThat(cost(() -> envelopeStore.find(ID)).items())
        .isLessThanOrEqualTo(2 + 2 * ArchivedEnvelope.PARTS_LIMIT);
    assertThat(envelopeStore.find(ID).orElseThrow().conflicts())
        .hasSize(ArchivedEnvelope.PARTS_LIMIT);
  }

  @Test
  void a_child_costs_the_same_however_many_there_are() throws UnreadableBody {
    Cost first = cost(this::keepChild);
    store.table("Envelopes").deleteIfVersion(Sorts.head(ID), versionOf(Sorts.head(ID)));
    Key link = Sorts.child(PARENT, ID);
    store.table("Envelopes").deleteIfVersion(link, versionOf(link));
    for (int i = 0; i < CROWD; i++) {
      insert(Sorts.child(PARENT, new DedupKey("child-" + i)));
    }

    assertThat(cost(this::keepChild)).isEqualTo(first);
  }

  private long versionOf(Key key) {
    return table.get(key, Consistency.STRONG).orElseThrow().version();
  }

  private void insert(Key key) {
    table.insertIfAbsent(Draft.of(key, Body.ofText("")));
  }

  private Cost cost(Supplier<?> work) {
    metered.calls = 0;
    metered.items = 0;
    assertThat(work.get()).isNotNull();
    return new Cost(metered.calls, metered.items);
  }

  private Kept keepUnchecked(String payload) {
    try {
      return envelopeStore.keep(Envelopes.decided(ID.value(), payload), "cert-at");
    } catch (UnreadableBody e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Kept updateUnchecked(String tag) {
    try {
      return envelopeStore.keep(Envelopes.tags(tag), "cert-at");
    } catch (UnreadableBody e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Kept keepChild() {
    try {
      return envelopeStore.keep(Envelopes.child("{\"source.asn\":1}"), "cert-at");
    } catch (UnreadableBody e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Counts what is asked of it, and the items that it gives. */
  private static final class MeteredTable extends ForwardingTable {
    private int calls;
    private int items;

    MeteredTable(Table table) {
      super(table);
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
      calls++;
      Optional<Item> found = super.get(key, consistency);
      items += found.isPresent() ? 1 : 0;
      return found;
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
      calls++;
      Map<Key, Item> found = super.getAll(keys, consistency);
      items += found.size();
      return found;
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      calls++;
      return super.insertIfAbsent(draft);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      calls++;
      List<Item> found = super.query(range, consistency);
      items += found.size();
      return found;
    }
  }
}
