package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.Kept;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.store.StoreException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail address is planted wherever the hub can hold one, erased, and searched for. */
class ErasureTest {
  private final ErasureHub hub = new ErasureHub(0);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void nothing_is_left_of_a_mail_address_and_cursors_go_on() {
    Planted.in(hub);
    Reading before = hub.feeds.read(Planted.PULLED, Position.START, 100);
    assertThat(hub.traces(Planted.MAIL)).hasSizeGreaterThan(12);

    JsonNode begun =
        hub.ask("admin", "POST", "/v1/erasures", "{\"mail\": \"Jo.Victim@people.example\"}");
    hub.erase();

    assertThat(hub.traces(Planted.MAIL)).isEmpty();
    assertThat(hub.traces(AddressHash.of(Planted.MAIL))).isEmpty();
    assertThat(new HeldKeys(hub.store.table("directory")).find(Planted.KEY)).isEmpty();
    JsonNode receipt = hub.ask("admin", "GET", "/v1/erasures/" + begun.path("id").asText(), "");
    assertThat(receipt.path("state").asText()).isEqualTo("finished");
    assertThat(receipt.path("clean").asBoolean()).isTrue();
    assertThat(receipt.has("value")).isFalse();
    assertThat(receipt.path("erased").properties().stream().map(Map.Entry::getKey))
        .contains(
            "envelopes",
            "updates",
            "conflicts",
            "quarantine",
            "feeds",
            "readers",
            "deliveries",
            "suppressions",
            "histories",
            "notices",
            "settings history",
            "former contacts",
            "keys",
            "states");
    assertThat(receipt.path("erased").path("envelopes").asInt()).isEqualTo(3);
    assertThat(receipt.path("remaining")).isEmpty();

    Reading after = hub.feeds.read(Planted.PULLED, Position.START, 100);
    assertThat(after.entries()).hasSameSizeAs(before.entries());
    assertThat(after.next()).isEqualTo(before.next());
    assertThat(
            hub.envelopeStore.getAll(
                after.entries().stream().map(one -> one.entry().key()).toList()))
        .hasSize(1);
  }

  @Test
  void what_comes_again_is_known_and_what_is_new_begins_its_feed_anew() {
    Planted.in(hub);
    hub.ask("admin", "POST", "/v1/erasures", "{\"mail\": \"" + Planted.MAIL + "\"}");
    hub.erase();

    assertThat(hub.post("cert-at", 1, Planted.event())).isInstanceOf(Kept.Duplicate.class);
    assertThat(hub.post("cert-at", 1, "{\"extra.n\": 2}")).isInstanceOf(Kept.Duplicate.class);
    assertThat(hub.envelopeStore.conflicts(10)).isEmpty();
    assertThat(
            hub.envelopeStore.find(
                new DedupKey(new UUID(0x4000, 0x8000_0000_0000_0001L).toString())))
        .isEmpty();

    EnvelopeKey fresh = hub.post("cert-at", 77, Planted.event()).key();
    hub.route(fresh, Planted.OF_GROUP, Planted.GROUP);
    assertThat(hub.readers.find(ReaderId.main(Planted.OF_GROUP))).isPresent();
    assertThat(hub.feeds.group(Planted.OF_GROUP)).contains(Planted.GROUP);
    assertThat(
            hub.feeds.read(Planted.OF_GROUP, Position.START, 10).entries().stream()
                .map(one -> one.entry().key()))
        .contains(fresh);
  }

  @Test
  void whoever_goes_on_after_crashes_ends_with_the_same_receipt() {
    Planted.in(hub);
    String id =
        hub.ask("admin", "POST", "/v1/erasures", "{\"mail\": \"" + Planted.MAIL + "\"}")
            .path("id")
            .asText();
    Map<String, Integer> whole = counts(hub, id);
    try (ErasureHub crashing = new ErasureHub(0)) {
      Planted.in(crashing);
      String same =
          crashing
              .ask("admin", "POST", "/v1/erasures", "{\"mail\": \"" + Planted.MAIL + "\"}")
              .path("id")
              .asText();
      Random random = new Random(3);
      int crashes = 0;
      while (!state(crashing, same).equals("finished")) {
        try {
          crashing.erase(new FailingPlatform(crashing, random));
        } catch (StoreException.Unavailable crash) {
          crashes++;
        }
      }
      assertThat(crashes).isGreaterThan(5);
      assertThat(crashing.traces(Planted.MAIL)).isEmpty();
      assertThat(erased(crashing, same)).containsAllEntriesOf(whole);
    }
  }

  private static Map<String, Integer> counts(ErasureHub hub, String id) {
    hub.erase();
    return erased(hub, id);
  }

  private static Map<String, Integer> erased(ErasureHub hub, String id) {
    Map<String, Integer> counts = new TreeMap<>();
    hub.ask("admin", "GET", "/v1/erasures/" + id, "")
        .path("erased")
        .properties()
        .forEach(one -> counts.put(one.getKey(), one.getValue().asInt()));
    return counts;
  }

  private static String state(ErasureHub hub, String id) {
    return hub.ask("admin", "GET", "/v1/erasures/" + id, "").path("state").asText();
  }
}
