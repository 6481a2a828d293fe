package io.signalbox.deliver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Path;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a destination that is a hub gets, and what becomes of its answer. */
class CarriedEnvelopesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final String ALL_TAKEN =
      "{\"counts\":{\"accepted\":3,\"rejected\":0},\"items\":[]}";

  private final List<PushRequest> requests = new ArrayList<>();
  private String answer = ALL_TAKEN;

  @Test
  void whatHasPassedTheHubStaysHere() {
    StoredEnvelope known = StoredEnvelopes.event(1, "known");
    Envelope passed = known.envelope().withPath(Path.parse("!hub-b!hub-a"));
    StoredEnvelope loop = new StoredEnvelope(known.key(), passed, "hub-c", NOW);

    assertThat(send(List.of(loop, StoredEnvelopes.event(2, "new"))))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(sent()).hasSize(1);
    requests.clear();
    assertThat(send(List.of(loop))).isInstanceOf(Outcome.Delivered.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void aChangeOfTagsGoesAsTheEnvelopeAndAsTheChange() {
    StoredEnvelope first = StoredEnvelopes.event(1, "text");
    EnvelopeKey second = new EnvelopeKey(first.key().id(), 2);
    send(List.of(new StoredEnvelope(second, first.envelope(), "cert-at", NOW)));

    assertThat(sent()).hasSize(2);
    assertThat(sent().getFirst().isTagUpdate()).isFalse();
    assertThat(sent().getLast().isTagUpdate()).isTrue();
    assertThat(sent().getLast().meta().get("signalbox:revision").orElseThrow().intValue())
        .isEqualTo(2);
  }

  @Test
  void theEnvelopesAreToldThatTheRefusedItemsBelongTo() {
    StoredEnvelope first = StoredEnvelopes.event(1, "text");
    StoredEnvelope change =
        new StoredEnvelope(new EnvelopeKey(first.key().id(), 1), first.envelope(), "cert-at", NOW);
    answer =
        """
        {"counts":{"accepted":3,"rejected":1},
         "items":[{"index":2,"status":"rejected","field":"payload","reason":"unknown"}]}\
        """;

    assertThat(send(List.of(first, change, StoredEnvelopes.event(2, "other"))))
        .isEqualTo(
            new Outcome.Delivered(
                "200 " + answer.replaceAll("\\s+", " "),
                List.of(),
                new TreeMap<>(Map.of(1, "payload: unknown"))));
    assertThat(requests.getFirst().headers()).containsEntry("Prefer", "return=minimal");
  }

  @Test
  void ofAHubThatTellsNotAllThatItRefusedTheWholeIsRefused() {
    answer =
        "{\"counts\":{\"accepted\":1,\"rejected\":2},\"items\":[{\"index\":0,\"status\":\"rejected\"}]}";

    assertThat(send(StoredEnvelopes.events(3))).isInstanceOf(Outcome.ContentRefused.class);
  }

  private List<Envelope> sent() {
    return StoredEnvelopes.read(requests.getFirst().body(), "application/json");
  }

  private Outcome send(List<StoredEnvelope> envelopes) {
    Destination destination =
        Destinations.at("https://hub-b.example/v1/envelopes")
            .batches(10, Encoding.ARRAY)
            .toHub("hub-b")
            .destination();
    return new HttpSender(
            push -> {
              requests.add(push);
              return new Exchange.Answered(200, Optional.empty(), answer);
            },
            new MemorySecrets(),
            StoredEnvelopes.HUB,
            Clock.fixed(NOW, ZoneOffset.UTC))
        .send(
            new Delivery(
                UUID.nameUUIDFromBytes("1".getBytes(UTF_8)),
                destination,
                Group.NONE,
                envelopes,
                1,
                1,
                1,
                NOW));
  }
}
