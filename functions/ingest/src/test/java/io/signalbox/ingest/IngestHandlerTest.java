package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.HubVersion;
import io.signalbox.envelope.Limits;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.ingest.Hub.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestHandlerTest {
  private static final DedupKey ID = new DedupKey("72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b");

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void keepsAStockIntelMqEvent() {
    Answered answer =
        hub.post(
            "cert-at",
            """
            {"source.ip":"192.0.2.3","source.asn":64496,"classification.type":"infected-system","raw":"Zm9v",
             "feed.accuracy":80.0,"extra.foo":["a",1],"source.tor_node":false,"event_description.text":"\\u00fcmlaut"}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.count("accepted")).isEqualTo(1);
    DedupKey id = new DedupKey(answer.item(0).path("id").asText());
    StoredEnvelope kept = hub.envelopeStore().find(id).orElseThrow().first();
    assertThat(kept.sender()).isEqualTo("cert-at");
    assertThat(kept.envelope().path().text()).isEqualTo("!hub-here");
  }

  @Test
  void tellsDuplicateConflictAndUpdateApart() {
    hub.post("cert-at", decided("", "{\"source.asn\":1}"));

    Answered duplicate = hub.post("stock", decided("", "{\"source.asn\":1.0}"));
    assertThat(duplicate.status()).isEqualTo(200);
    assertThat(duplicate.item(0).path("status").asText()).isEqualTo("duplicate");
    assertThat(duplicate.item(0).has("knownSince")).as("of another's envelope").isFalse();
    Answered own = hub.post("cert-at", decided("", "{\"source.asn\":1.0}"));
    assertThat(own.item(0).path("knownSince").asText()).isEqualTo(Hub.NOW.toString());
    Answered conflict = hub.post("stock", decided("", "{\"source.asn\":2}"));
    assertThat(conflict.status()).isEqualTo(200);
    assertThat(conflict.item(0).path("status").asText()).isEqualTo("conflict");
    assertThat(hub.envelopeStore().conflicts(10)).hasSize(1);
    Answered update = hub.post("cert-at", decided("\"tags\":[\"x\"],", "{}"));
    assertThat(update.item(0).path("status").asText()).isEqualTo("updated");
    assertThat(update.item(0).path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void knowsALoopByThePathInMetaAndByTheHeader() {
    Answered inMeta =
        hub.post(
            "cert-at", decided("\"signalbox:path\":\"!hub-here!cert-ee\",", "{\"source.asn\":1}"));
    Answered inDraft =
        hub.post(
            "cert-at",
            "{\"meta\":{\"uuid\":{\"current\":\"!cert-ee!hub-here\"}},\"payload\":{\"source.asn\":1}}");
    Answered inHeader = hub.post("cert-at", pathHeader("!hub-here"), bytes("{\"source.asn\":1}"));

    assertThat(inMeta.count("loop")).isEqualTo(1);
    assertThat(inDraft.count("loop")).isEqualTo(1);
    assertThat(inHeader.count("loop")).isEqualTo(1);
    assertThat(inHeader.status()).isEqualTo(200);
  }

  @Test
  void goesOnWithThePathOfTheHeader() {
    Answered answer =
        hub.post("cert-at", pathHeader("!cert-at!cert-ee"), bytes("{\"source.asn\":1}"));

    DedupKey id = new DedupKey(answer.item(0).path("id").asText());
    assertThat(hub.envelopeStore().find(id).orElseThrow().first().envelope().path().text())
        .isEqualTo("!cert-at!cert-ee!hub-here");
    Answered broken = hub.post("cert-at", pathHeader("!cert at"), bytes("{\"source.asn\":1}"));
    assertThat(broken.status()).isEqualTo(400);
  }

  @Test
  void keepsTheGoodOnesOfABatchWhateverTheOthersAre() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      switch (i % 10) {
        case 1 -> lines.append("{\"source.ip\":\"cut off\n");
        case 2 -> lines.append("{\"extra.signalbox_id\":\"no id\",\"source.asn\":1}\n");
        case 3 -> lines.append("{\"source.asn\":1,\"extra.n\":0}\n");
        default -> lines.append("{\"source.asn\":1,\"extra.n\":%d}\n".formatted(i));
      }
    }
    lines.append("{\"raw\":\"%s\"}\n".formatted(noise(1_000_000)));

    Answered answer =
        hub.post(
            "cert-at",
            Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip"),
            gzip(lines.toString()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.count("accepted")).isEqualTo(701);
    assertThat(answer.count("duplicate")).isEqualTo(100);
    assertThat(answer.count("rejected")).isEqualTo(200);
    assertThat(answer.body().path("items")).hasSize(1001);
    for (int i = 0; i < 1001; i++) {
      assertThat(answer.item(i).path("index").asInt()).isEqualTo(i);
    }
    assertThat(answer.item(11).path("reason").asText()).startsWith("line 12, column");
    assertThat(answer.item(12).path("field").asText()).isEqualTo("extra.signalbox_id");
    JsonNode large = answer.item(1000);
    assertThat(hub.envelopeStore().find(new DedupKey(large.path("id").asText()))).isPresent();
  }

  @Test
  void appliesAnUpdateThatFollowsItsEnvelopeInTheSameBatch() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String meta = "{\"uuid\":\"72ddb00c-2d0a-4eea-b7ac-0000000000%02d\",\"tags\":[%s]}";
      lines.append(
          "{\"meta\":%s,\"payload\":{\"source.asn\":1}}\n".formatted(meta.formatted(i, "")));
      lines.append("{\"meta\":%s,\"payload\":{}}\n".formatted(meta.formatted(i, "\"x\"")));
    }

    Answered answer = hub.post("cert-at", lines.toString());

    assertThat(answer.count("accepted")).isEqualTo(50);
    assertThat(answer.count("updated")).isEqualTo(50);
  }

  @Test
  void refusesAnEventOfWhichNothingCanBeKept() {
    Answered answer = hub.post("cert-at", "{\"extra.signalbox_id\":\"no id\",\"a\":1}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.headers().get("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.body().path("type").asText()).endsWith("/invalid-content");
    assertThat(answer.count("rejected")).isEqualTo(1);
    assertThat(hub.envelopeStore().quarantined("cert-at", 10)).isEmpty();
    assertThat(hub.post("cert-at", decided("", "{}")).item(0).path("field").asText())
        .isEqualTo("payload");
  }

  @Test
  void keepsAsideWhatAStockBotWouldRepeat() {
    String wrong = "{\"extra.signalbox_id\":\"no id\",\"a\":1}";
    Answered item = hub.post("stock", wrong);
    Answered body = hub.post("stock", "{\"source.ip\":NaN}");

    assertThat(item.status()).isEqualTo(200);
    assertThat(item.item(0).path("quarantined").asBoolean()).isTrue();
    assertThat(body.status()).isEqualTo(200);
    assertThat(body.count("rejected")).isEqualTo(1);
    assertThat(hub.envelopeStore().quarantined("stock", 10))
        .extracting(one -> one.what().text())
        .containsExactlyInAnyOrder(wrong, "{\"source.ip\":NaN}");
  }

  @Test
  void warnsOfUnknownFieldsOrRefusesThem() {
    String event = "{\"source.ip\":\"192.0.2.300\",\"source.colour\":\"red\"}";
    Answered warned = hub.post("cert-at", event);
    Answered refused = hub.post("strict", event);

    assertThat(warned.count("accepted")).isEqualTo(1);
    assertThat(warned.item(0).path("warnings").findValuesAsText("field"))
        .containsExactly("source.ip", "source.colour");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.item(0).path("field").asText()).isEqualTo("source.ip");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, application/json, '{\"a\":1}', 401",
    "reader, application/json, '{\"a\":1}', 403",
    "cert-at, text/xml, '<a/>', 415",
    "cert-at, application/json, '{\"a\":', 400",
    "cert-at, application/json, '', 400",
    "cert-at, application/json, '[]', 200",
  })
  void answersEachBadRequestWithItsStatus(String who, String type, String body, int status) {
    assertThat(hub.post(who, Map.of("Content-Type", type), bytes(body)).status()).isEqualTo(status);
  }

  @Test
  void namesTheLimitThatARequestPasses() {
    Answered answer = hub.post("cert-at", "[1" + ",1".repeat(Limits.ITEMS) + "]");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body().path("limitName").asText()).isEqualTo("items");
    assertThat(answer.body().path("limit").asInt()).isEqualTo(Limits.ITEMS);
  }

  @Test
  void publishesItsLimits() {
    Answered info = hub.request("GET", "/v1/info");

    assertThat(info.status()).isEqualTo(200);
    assertThat(info.body().path("hub").asText()).isEqualTo("hub-here");
    assertThat(info.body().path("version").asText()).isEqualTo(HubVersion.TEXT);
    assertThat(info.body().path("limits").path("bodyBytes").asInt()).isEqualTo(Limits.BODY_BYTES);
    assertThat(info.body().path("retention").asText()).isEqualTo("P90D");
    assertThat(info.body().path("limits")).hasSize(Limits.byName().size());
    assertThat(hub.request("GET", "/v1/envelopes").status()).isEqualTo(405);
  }

  private static String decided(String meta, String payload) {
    return "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{%s\"uuid\":\"%s\"},\"payload\":%s}"
        .formatted(meta, ID, payload);
  }

  private static Map<String, String> pathHeader(String path) {
    return Map.of("Content-Type", "application/json", "Signalbox-Path", path);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    }
    return packed.toByteArray();
  }

  private static String noise(int characters) {
    return new Random(3)
        .ints(characters, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
