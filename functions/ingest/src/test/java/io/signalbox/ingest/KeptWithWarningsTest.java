package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Limits;
import io.signalbox.envelope.Warning;
import io.signalbox.envelopes.Quarantined;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.ingest.Hub.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of envelopes that the hub takes with reserve. */
class KeptWithWarningsTest {
  private static final DedupKey ID = new DedupKey("5d3f0a9c-52e9-4a5e-9d6e-2d8b1c0a7f10");
  private static final String OTHER = "5d3f0a9c-52e9-4a5e-9d6e-2d8b1c0a7f11";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void tellsWhoMayNotChangeTagsWhatItTellsOfAnUnknownId() {
    hub.post("cert-at", decided("", "{\"source.asn\":1}"));
    String update = decided("\"tags\":[\"x\"],", "{}");
    String unknown = update.replace(ID.value(), OTHER);

    String ofAnothers = hub.post("stock", update).item(0).toString();

    assertThat(ofAnothers)
        .isEqualTo(hub.post("stock", unknown).item(0).toString().replace(OTHER, ID.value()));
    assertThat(hub.envelopeStore().find(ID).orElseThrow().revisions()).isEmpty();
  }

  @Test
  void keepsTextThatIntelMqTakesAndTheWarning() {
    String text = "M41\\u0012)3U>\\u0000x";
    Answered answer =
        hub.post(
            "strict", "{\"source.ip\":\"192.0.2.3\",\"extra.payload\":\"%s\"}".formatted(text));

    assertThat(answer.count("accepted")).isEqualTo(1);
    StoredEnvelope kept =
        hub.envelopeStore()
            .find(new DedupKey(answer.item(0).path("id").asText()))
            .orElseThrow()
            .first();
    assertThat(kept.envelope().payload().text("extra.payload")).hasValue("M41\u0012)3U>\u0000x");
    assertThat(kept.warnings()).extracting(Warning::field).containsExactly("extra.payload");
    assertThat(answer.item(0).path("warnings").findValuesAsText("field"))
        .containsExactly("extra.payload");
  }

  @Test
  void keepsAsideTheBeginningOfWhatIsTooLarge() {
    String events = "[{\"source.ip\":\"192.0.2.8\"}" + ",{\"a\":1}".repeat(Limits.ITEMS) + "]";

    assertThat(hub.post("cert-at", events).status()).isEqualTo(413);
    Answered answer = hub.post("stock", events);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.item(0).path("quarantined").asBoolean()).isTrue();
    Quarantined kept = hub.envelopeStore().quarantined("stock", 10).getFirst().what();
    assertThat(kept.reason()).contains("items");
    assertThat(kept.text()).isEqualTo(events);
  }

  private static String decided(String meta, String payload) {
    return "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{%s\"uuid\":\"%s\"},\"payload\":%s}"
        .formatted(meta, ID, payload);
  }
}
