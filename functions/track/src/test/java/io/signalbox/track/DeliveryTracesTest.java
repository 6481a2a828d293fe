package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EntrySearch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An envelope is found after a burst, or the answer says how far was looked. */
class DeliveryTracesTest {
  private static final int BURST = 60;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private StoredEnvelope stored(int n) {
    return hub.envelopeStore.find(EnvelopeId.parse(Hub.uuid(n)).dedupKey()).orElseThrow().first();
  }

  @Test
  void what_came_before_it_within_the_margin_of_the_clocks_does_not_hide_it() {
    for (int n = 1; n <= BURST; n++) {
      hub.route(hub.keep("cert-at", n, ""), Hub.PUSH);
    }

    assertThat(new DeliveryTraces(new EntrySearch(hub.feeds, 5)).of(stored(BURST)).places())
        .hasSize(1);
    assertThat(new DeliveryTraces(new EntrySearch(hub.feeds, 5)).of(stored(1)).places()).hasSize(1);
  }

  @Test
  void where_more_came_than_is_looked_through_the_answer_says_so() {
    List<EnvelopeKey> keys = new ArrayList<>();
    for (int n = 1; n <= BURST; n++) {
      keys.add(hub.keep("cert-at", n, ""));
    }
    // The first is routed last: a backlog was worked off meanwhile.
    keys.reversed().forEach(key -> hub.route(key, Hub.PUSH));

    assertThat(new DeliveryTraces(new EntrySearch(hub.feeds, 5)).of(stored(1)))
        .isInstanceOfSatisfying(
            DeliveryTrace.NotFound.class,
            unknown -> assertThat(unknown.until()).isAfter(unknown.from()));
    assertThat(new DeliveryTraces(new EntrySearch(hub.feeds)).of(stored(1)).places()).hasSize(1);
  }

  @Test
  void what_is_in_no_entry_was_not_routed() {
    for (int n = 1; n <= BURST; n++) {
      hub.route(hub.keep("cert-at", n, ""), Hub.PUSH);
    }
    hub.keep("cert-at", BURST + 1, "");

    assertThat(new DeliveryTraces(new EntrySearch(hub.feeds)).of(stored(BURST + 1)))
        .isEqualTo(new DeliveryTrace.NotRouted());
  }
}
