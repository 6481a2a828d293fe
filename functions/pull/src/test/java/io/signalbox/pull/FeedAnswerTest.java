package io.signalbox.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.pull.Hub.Answer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAnswerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALL = "since=2026-11-01";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void who_asks_for_nothing_else_gets_what_the_settings_say_an_event_a_line() throws Exception {
    hub.append("feed", 1, 2);

    Answer answer = hub.get("feed", "reader", "");

    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(answer.body()).endsWith("\n");
    JsonNode event = JSON.readTree(answer.body().lines().findFirst().orElseThrow());
    assertThat(event.path("source.ip").asText()).isEqualTo("192.0.2.1");
    assertThat(event.properties()).anyMatch(field -> field.getKey().startsWith("extra.signalbox"));
  }

  @Test
  void an_array_is_one_json_document_also_when_it_is_empty() throws Exception {
    assertThat(hub.get("feed", "reader", ALL + "&as=array").body()).isEqualTo("[]");
    hub.append("feed", 1, 3);

    Answer answer = hub.get("feed", "reader", ALL, "Accept", "application/json");

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(JSON.readTree(answer.body())).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "form=decided,/meta/uuid",
    "form=draft,/meta/uuid/current",
    "form=bare,/source.ip",
    "form=bare&hierarchical=true,/source/ip",
    "form=decided&hierarchical=true,/payload/source/ip"
  })
  void a_feed_is_given_in_any_form(String query, String pointer) throws Exception {
    hub.append("feed", 1, 1);

    JsonNode event = JSON.readTree(hub.get("feed", "reader", ALL + "&" + query).body());

    assertThat(event.at(pointer).isTextual()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form=x",
        "as=xml",
        "limit=0",
        "limit=5001",
        "limit=many",
        "intelmq=new",
        "hierarchical=1",
        "since=yesterday",
        "repeat=-1",
        "afetr=x",
        "after=x&since=2026-11-01"
      })
  void a_parameter_that_cannot_be_used_answers_400(String query) {
    Answer answer = hub.get("feed", "reader", query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void who_accepts_neither_form_gets_406() {
    assertThat(hub.get("feed", "reader", "", "Accept", "text/html").status()).isEqualTo(406);
  }

  @Test
  void without_a_credential_there_is_401_and_without_the_grant_403_whatever_exists() {
    assertThat(hub.get("feed", "wrong", "").status()).isEqualTo(401);
    Answer standing = hub.get("second", "reader", "");
    Answer absent = hub.get("absent", "reader", "");
    assertThat(standing.status()).isEqualTo(403);
    assertThat(absent.status()).isEqualTo(403);
    assertThat(absent.body()).isEqualTo(standing.body());
    assertThat(hub.get("feed", "poster", "").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"gone,reader", "absent,other", "mail,other"})
  void a_granted_feed_that_is_none_answers_404(String name, String token) {
    assertThat(hub.get(name, token, "").status()).isEqualTo(404);
  }

  @Test
  void a_tag_update_is_given_where_tags_are_and_left_out_of_bare_events() throws Exception {
    hub.append("feed", 1, 1);
    String id =
        JSON.readTree(hub.get("feed", "reader", ALL + "&form=decided").body())
            .at("/meta/uuid")
            .asText();
    String update =
        """
        {"format":"intelmq","version":1,"type":"event",
         "meta":{"uuid":"%s","tags":["tlp:green"]},"payload":{}}
        """
            .formatted(id);
    hub.append("feed", List.of(new EnvelopeReader().readOne(update)));

    assertThat(hub.get("feed", "reader", ALL).body().lines()).hasSize(1);
    List<String> decided = hub.get("feed", "reader", ALL + "&form=decided").body().lines().toList();
    assertThat(decided).hasSize(2);
    assertThat(JSON.readTree(decided.get(1)).path("payload")).isEmpty();
    assertThat(decided.get(1)).contains("tlp:green");
  }

  @Test
  void an_answer_stays_under_six_megabytes_and_the_next_goes_on() {
    List<Envelope> large = new ArrayList<>();
    for (int n = 1; n <= 10; n++) {
      large.add(Envelope.ofEvent(Hub.event(n).put("raw", "x".repeat(1_000_000))));
    }
    hub.append("feed", large);

    Answer first = hub.get("feed", "reader", ALL);
    byte[] body = Base64.getDecoder().decode(first.body());
    Answer second = hub.get("feed", "reader", "after=" + first.cursor());

    assertThat(first.event().getIsBase64Encoded()).isTrue();
    assertThat(first.body().length()).isBetween(4_000_000, 6_000_000);
    assertThat(first.header("Signalbox-More")).isEqualTo("true");
    assertThat(new String(body, UTF_8).lines()).hasSize(4);
    assertThat(new String(Base64.getDecoder().decode(second.body()), UTF_8))
        .contains("\"extra.n\":5,");
  }

  @Test
  void an_envelope_too_large_for_a_plain_answer_is_given_compressed() {
    byte[] noise = new byte[3_700_000];
    new Random(3).nextBytes(noise);
    String raw = Base64.getEncoder().encodeToString(noise);
    hub.append("feed", List.of(Envelope.ofEvent(Hub.event(1).put("raw", raw))));
    hub.append("feed", 2, 2);

    Answer plain = hub.get("feed", "reader", "");
    Answer compressed = hub.get("feed", "reader", "", "Accept-Encoding", "gzip");

    assertThat(plain.status()).isEqualTo(406);
    assertThat(plain.body()).contains("Accept-Encoding: gzip");
    assertThat(compressed.status()).isEqualTo(200);
    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(compressed.body().length()).isLessThan(6_000_000);
    assertThat(hub.get("feed", "reader", "after=" + compressed.cursor()).numbers())
        .containsExactly(2);
  }
}
