package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.MetaKeys;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.ingest.Hub.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that a handler sends to one destination, once. */
class SendingTest {
  private static final String PATH = "/v1/sendings?destination=soc&id=monday";
  private static final String ROWS =
      """
      {"source.ip": "192.0.2.1", "source.asn": "AS64496", "classification.type": "scanner"}
      {"source.ip": "192.0.2.300", "classification.type": "scanner"}
      {"source.ip": "192.0.2.3", "source.ipp": "x"}
      {}
      {"source.ip": "192.0.2.5", "extra.note": "x"}
      """;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answered send(String instance, String path, String rows) {
    return hub.post(
        instance,
        path,
        Map.of("Content-Type", "application/x-ndjson"),
        rows.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void each_bad_row_is_named_and_the_others_are_kept_for_the_destination() {
    Answered answer = send("handler", PATH, ROWS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.count("accepted")).isEqualTo(2);
    assertThat(answer.count("rejected")).isEqualTo(3);
    assertThat(answer.count("quarantined")).isZero();
    assertThat(answer.item(1).path("field").asText()).isEqualTo("source.ip");
    assertThat(answer.item(2).path("field").asText()).isEqualTo("source.ipp");
    assertThat(answer.item(3).path("reason").asText())
        .isEqualTo("an event with at least one field is expected");
    StoredEnvelope kept =
        hub.envelopeStore()
            .find(new DedupKey(answer.item(4).path("id").asText()))
            .orElseThrow()
            .first();
    assertThat(kept.sender()).isEqualTo("handler");
    assertThat(
            hub.envelopeStore()
                .find(new DedupKey(answer.item(0).path("id").asText()))
                .orElseThrow()
                .first()
                .envelope()
                .payload()
                .field("source.asn"))
        .as("as IntelMQ has it")
        .contains(IntNode.valueOf(64496));
    assertThat(kept.envelope().meta().tags()).containsExactly("sending:monday");
    assertThat(
            kept.envelope().meta().get(MetaKeys.DELIVER).orElseThrow().path("destination").asText())
        .isEqualTo("soc");
    assertThat(kept.envelope().withoutRequests().meta().get(MetaKeys.SENDING)).isEmpty();
  }

  @Test
  void who_corrects_a_row_and_repeats_the_sending_sends_that_row_alone() {
    send("handler", PATH, ROWS);

    Answered again = send("handler", PATH, ROWS.replace("192.0.2.300", "192.0.2.30"));
    Answered other = send("handler", PATH.replace("monday", "tuesday"), ROWS);

    assertThat(again.count("duplicate")).isEqualTo(2);
    assertThat(again.count("accepted")).isEqualTo(1);
    assertThat(again.item(1).path("status").asText()).isEqualTo("accepted");
    assertThat(other.count("accepted")).isEqualTo(2);
  }

  @Test
  void a_dry_run_names_bad_rows_and_keeps_nothing() {
    Answered trial = send("handler", PATH + "&dryRun=true", ROWS);

    assertThat(trial.status()).isEqualTo(200);
    assertThat(trial.body().at("/counts/valid").asInt()).isEqualTo(2);
    assertThat(trial.body().at("/counts/invalid").asInt()).isEqualTo(3);
    assertThat(trial.item(0).path("index").asInt()).isEqualTo(1);
    assertThat(send("handler", PATH, ROWS).count("accepted")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "asking, /v1/sendings?destination=soc&id=a, 403",
    "cert-at, /v1/sendings?destination=soc&id=a, 403",
    "handler, /v1/sendings?destination=others&id=a, 403",
    "handler, /v1/sendings?destination=gone&id=a, 404",
    "handler, /v1/sendings?destination=soc, 400",
    "handler, /v1/sendings?destination=soc&id=a/b, 400",
    "handler, /v1/sendings?id=a, 400",
    "handler, /v1/sendings?destination=soc&id=a&dryrun=true, 400"
  })
  void only_who_may_handle_and_name_the_destination_sends(
      String instance, String path, int status) {
    assertThat(send(instance, path, ROWS).status()).isEqualTo(status);
  }

  @Test
  void a_body_without_a_good_row_is_refused() {
    assertThat(send("handler", PATH, "a,b").status()).isEqualTo(422);
    byte[] cut = "[{".getBytes(StandardCharsets.UTF_8);
    Map<String, String> json = Map.of("Content-Type", "application/json");
    assertThat(hub.post("handler", PATH, json, cut).status()).isEqualTo(400);
    assertThat(hub.post("handler", PATH, Map.of("Content-Type", "image/png"), cut).status())
        .isEqualTo(415);
  }
}
