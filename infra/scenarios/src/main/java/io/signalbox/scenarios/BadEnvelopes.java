package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad envelopes get a precise answer, and lose nothing else. */
public abstract class BadEnvelopes extends Scenario {
  private static final String GOOD = "{\"source.ip\": \"192.0.2.1\"}";
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  /** What a bomb becomes; smaller on an engine that unpacks it before the hub does. */
  protected int bombBytes() {
    return 200_000_000;
  }

  @BeforeEach
  void loadSettings() {
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .instance("strict", "'unknownFields': 'refuse'")
                .json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"source.ip\": \"192.0.2.1\"",
        "{\"source.ip\": \"192.0.2.1\", \"source.ip\": \"192.0.2.2\"}",
        "{\"extra.number\": 1e999}"
      })
  void a_line_that_is_no_event_is_rejected_with_its_index_and_the_others_are_kept(String bad) {
    JsonNode answer = post(NDJSON, GOOD + "\n" + bad + "\n").json();

    assertThat(answer.at("/items/0/status").asText()).isEqualTo("accepted");
    assertThat(answer.at("/items/1/status").asText()).isEqualTo("rejected");
    assertThat(answer.at("/items/1/index").asInt()).isEqualTo(1);
    assertThat(answer.at("/items/1/reason").asText()).isNotBlank();
    assertThat(answer.at("/counts/accepted").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u0001", "\\u007f", "\\ud800", "\\uffff"})
  void text_that_intelmq_takes_is_kept_with_its_warnings(String text) {
    JsonNode item =
        as("cert-at")
            .postOne("{\"source.ip\": \"192.0.2.1\", \"extra.text\": \"%s\"}".formatted(text));

    assertThat(item.path("status").asText()).isEqualTo("accepted");
    JsonNode kept = administrator().get("/v1/envelopes/" + item.path("id").asText()).json();
    assertThat(kept.at("/revisions/0/warnings")).isEqualTo(item.path("warnings"));
  }

  @Test
  void a_line_that_is_nested_too_deep_or_not_utf_8_is_rejected_and_the_others_are_kept() {
    String deep = "{\"extra\": " + "[".repeat(100) + "]".repeat(100) + "}";
    byte[] notUtf8 = "{\"extra.text\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes((GOOD + "\n" + deep + "\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(notUtf8);

    JsonNode answer = as("cert-at").post("/v1/envelopes", NDJSON, body.toByteArray()).json();

    assertThat(statuses(answer)).containsExactly("accepted", "rejected", "rejected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'meta': {'uuid': 'no id'}, 'payload': {'source.ip': '192.0.2.1'}}",
        "{'meta': {'uuid': '!cert-at!cert ee!x'}, 'payload': {'source.ip': '192.0.2.1'}}",
        "{'meta': {'uuid': {'current': '5d3f0a9c-52e9-4a5e-9d6e-2d8b1c0a7f11', 'parent':"
            + " '5d3f0a9c-52e9-4a5e-9d6e-2d8b1c0a7f11'}}, 'payload': {'source.ip': '192.0.2.1'}}"
      })
  void a_bad_id_path_or_parent_is_rejected_with_the_field_and_the_rule(String envelope) {
    String json =
        "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", "
            + envelope.replace('\'', '"').substring(1);

    JsonNode item = post(NDJSON, GOOD + "\n" + json).json().at("/items/1");

    assertThat(item.path("status").asText()).as(item.toString()).isEqualTo("rejected");
    assertThat(item.path("field").asText()).startsWith("meta");
    assertThat(item.path("reason").asText()).isNotBlank();
  }

  @Test
  void what_the_harmonisation_does_not_know_is_kept_with_a_warning_or_refused() {
    String event =
        "{\"source.ip\": \"300.1.2.3\", \"time.source\": \"yesterday\","
            + " \"classification.type\": \"odd\", \"unheard.of\": 1}";

    JsonNode kept = as("cert-at").postOne(event);
    assertThat(kept.path("status").asText()).isEqualTo("accepted");
    assertThat(kept.path("warnings").findValuesAsText("field"))
        .containsExactlyInAnyOrder("source.ip", "time.source", "classification.type", "unheard.of");

    HubClient.Answer refused = as("strict").post("/v1/envelopes", event);
    assertThat(refused.status()).isEqualTo(422);
    assertProblem(refused, "invalid-content");
  }

  @Test
  void a_lineage_with_a_cycle_ends_with_a_note() {
    String one = "11111111-1111-4111-8111-111111111111";
    String other = "22222222-2222-4222-8222-222222222222";
    as("cert-at").postOne(child(one, other));
    as("cert-at").postOne(child(other, one));

    HubClient.Answer lineage = administrator().get("/v1/envelopes/" + one + "/lineage");

    assertThat(lineage.status()).as(lineage.text()).isEqualTo(200);
    assertThat(lineage.text()).contains("cycle");
  }

  @Test
  void what_is_too_large_is_refused_with_the_limit_named() {
    byte[] bomb = zeros(bombBytes());
    HubClient.Answer unpacked =
        as("cert-at").post("/v1/envelopes", NDJSON, bomb, "Content-Encoding", "gzip");
    assertThat(unpacked.status()).isEqualTo(413);
    assertProblem(unpacked, "too-large");
    assertThat(unpacked.text()).contains("6291456");

    HubClient.Answer many = post(NDJSON, (GOOD + "\n").repeat(5_001));
    assertThat(many.status()).isEqualTo(413);
    assertThat(many.text()).contains("5000");
  }

  @Test
  void a_wrong_type_method_or_path_is_named() {
    HubClient.Answer type = post("text/plain", GOOD);
    assertThat(type.status()).isEqualTo(415);
    assertProblem(type, "unsupported-media-type");

    HubClient.Answer method = as("cert-at").put("/v1/envelopes", GOOD);
    assertThat(method.status()).isIn(403, 405);
    HubClient.Answer path = as("cert-at").get("/v1/nothing");
    assertThat(path.status()).isIn(403, 404);
  }

  @Test
  void a_form_body_under_a_json_type_is_understood() {
    HubClient.Answer answer = post(JSON, "source.ip=192.0.2.99&classification.type=scanner");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().at("/items/0/status").asText()).isEqualTo("accepted");
  }

  private static String child(String id, String parent) {
    return """
    {"format": "intelmq", "version": 1, "type": "event", "meta": {"uuid": {"current": "%s", "parent": "%s"}},
     "payload": {"source.ip": "192.0.2.1"}}\
    """
        .formatted(id, parent);
  }

  private HubClient.Answer post(String contentType, String body) {
    return as("cert-at").post("/v1/envelopes", contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> statuses(JsonNode answer) {
    return answer.path("items").findValuesAsText("status");
  }

  private static byte[] zeros(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
      for (int written = 0; written < count; written += spaces.length) {
        gzip.write(spaces);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
