package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
  private static final String EXPLAIN = "/v1/settings/explain";

  private final Hub hub = new Hub();

  @BeforeEach
  void writeSettings() {
    Answer written =
        hub.put(
            "/v1/settings",
            """
            {'destinations': {
               'mail': {'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'mail': {'columns': ['source.ip', 'source.asn']}},
               'push': {'method': 'http', 'uri': 'https://soc.example/in', 'form': 'bare'},
               'feed': {'method': 'pull', 'form': 'draft'}},
             'routes': {
               'mine': {'pattern': {'payload': {'source.asn': [64496]}}, 'destinations': ['mail', 'push', 'feed'], 'groupBy': ['source.network']},
               'theirs': {'pattern': {'sender': ['cert-at'], 'payload': {'source.asn': [3]}}, 'destinations': ['feed']},
               'off': {'pattern': {}, 'destinations': ['feed'], 'enabled': false}}}
            """);
    assertThat(written.status()).isEqualTo(201);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'source.asn': 64496, 'source.ip': '192.0.2.3', 'source.network': '192.0.2.0/24'}",
        "{'meta': {'version': 1, 'type': 'event', 'format': 'intelmq', 'uuid': {'current':"
            + " '72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b'}},'payload': {'source': {'asn': 64496, 'ip':"
            + " '192.0.2.3', 'network': '192.0.2.0/24'}}}",
        "{'format': 'intelmq', 'version': 1, 'type': 'event', 'meta': {'uuid':"
            + " '72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b'},'payload': {'source.asn': 64496,"
            + " 'source.ip': '192.0.2.3', 'source.network': '192.0.2.0/24'}}",
      })
  void it_tells_who_would_get_an_envelope_of_any_form_and_what_that_looks_like(String envelope) {
    JsonNode answer = explained(hub.send("POST", EXPLAIN, envelope, Map.of()));

    JsonNode deliveries = answer.path("deliveries");
    assertThat(deliveries.findValuesAsText("destination")).containsExactly("mail", "push", "feed");
    assertThat(deliveries.at("/0/uri").asText()).isEqualTo("mailto:abuse@isp.example");
    assertThat(deliveries.at("/0/group/source.network").asText()).isEqualTo("192.0.2.0/24");
    assertThat(deliveries.at("/0/routes")).hasToString("[\"mine\"]");
    assertThat(deliveries.at("/0/preview").asText())
        .isEqualTo("\"source.ip\",\"source.asn\"\r\n\"192.0.2.3\",\"64496\"\r\n");
    assertThat(Hub.parse(deliveries.at("/1/preview").asText()).path("source.asn").asInt())
        .isEqualTo(64496);
    assertThat(deliveries.at("/2/group").isEmpty()).isTrue();
    assertThat(Hub.parse(deliveries.at("/2/preview").asText()).at("/meta/uuid/current").asText())
        .isEqualTo(answer.path("id").asText());
  }

  @Test
  void it_shows_the_subject_and_the_text_of_a_mail_with_its_marking() {
    String event =
        "{'source.asn': 64496, 'source.ip': '192.0.2.3', 'classification.type': 'phishing',"
            + " 'tlp': 'AMBER'}";

    JsonNode mail = explained(hub.send("POST", EXPLAIN, event, Map.of())).at("/deliveries/0/mail");

    assertThat(mail.path("subject").asText()).startsWith("[TLP:AMBER] ").contains("phishing");
    assertThat(mail.path("text").asText()).startsWith("TLP:AMBER").contains("192.0.2.3", "Hub A");
  }

  @Test
  void it_tells_of_a_delivery_that_the_mark_keeps_back() {
    JsonNode deliveries =
        explained(hub.send("POST", EXPLAIN, "{'source.asn': 64496, 'tlp': 'RED'}", Map.of()))
            .path("deliveries");

    assertThat(deliveries.findValuesAsText("withheld"))
        .hasSize(3)
        .contains("TLP:RED is above the ceiling TLP:AMBER+STRICT");
  }

  @Test
  void it_shows_the_fields_that_a_destination_gets_and_tells_of_one_for_other_networks() {
    hub.send(
        "PUT",
        "/v1/settings",
        "{'destinations': {'a': {'method': 'pull', 'fields': {'keep': ['source.ip']}},"
            + " 'b': {'method': 'pull', 'networks': ['198.51.100.0/24']}},"
            + " 'routes': {'all': {'pattern': {}, 'destinations': ['a', 'b']}}}",
        Map.of("If-Match", "*"));

    JsonNode deliveries =
        explained(
                hub.send(
                    "POST", EXPLAIN, "{'source.asn': 64496, 'source.ip': '192.0.2.3'}", Map.of()))
            .path("deliveries");

    assertThat(Hub.parse(deliveries.at("/0/preview").asText()).path("payload"))
        .isEqualTo(Hub.parse("{\"source.ip\": \"192.0.2.3\"}"));
    assertThat(deliveries.at("/1/withheld").asText())
        .isEqualTo("source.ip is outside the destination's networks");
  }

  @Test
  void it_tells_of_each_other_route_why_it_leads_nowhere() {
    JsonNode routes =
        explained(hub.send("POST", EXPLAIN, "{'source.asn': 64496}", Map.of())).path("routes");

    assertThat(routes.findValuesAsText("route")).containsExactly("mine", "theirs", "off");
    assertThat(routes.at("/0/matches").asBoolean()).isTrue();
    assertThat(routes.at("/1/matches").asBoolean()).isFalse();
    assertThat(routes.at("/1/unmet"))
        .isEqualTo(
            Hub.parse(
                """
                [{"field": "sender", "wanted": ["cert-at"], "found": "administrator"},
                 {"field": "payload.source.asn", "wanted": [3], "found": 64496}]
                """));
    assertThat(routes.at("/2/because").asText()).contains("disabled");
  }

  @Test
  void the_sender_can_be_any_instance() {
    JsonNode routes =
        explained(hub.send("POST", EXPLAIN + "?sender=cert-at", "{'source.asn': 3}", Map.of()))
            .path("routes");

    assertThat(routes.at("/1/matches").asBoolean()).isTrue();
  }

  @Test
  void an_envelope_that_has_passed_this_hub_would_go_nowhere() {
    JsonNode answer =
        explained(
            hub.send(
                "POST",
                EXPLAIN,
                "{'format': 'intelmq', 'version': 1, 'type': 'event',"
                    + "'meta': {'uuid': '!hub-z!hub-a'}, 'payload': {'source.asn': 64496}}",
                Map.of()));

    assertThat(answer.path("loop").asBoolean()).isTrue();
    assertThat(answer.path("deliveries").isEmpty()).isTrue();
  }

  @Test
  void nothing_is_kept_by_explaining() {
    String before = hub.get("/v1/settings").tag();
    hub.send("POST", EXPLAIN, "{'source.asn': 64496}", Map.of());

    assertThat(hub.get("/v1/settings").tag()).isEqualTo(before);
  }

  @Test
  void a_body_that_cannot_be_read_is_refused() {
    assertThat(hub.send("POST", EXPLAIN, "{'source.asn'", Map.of()).status()).isEqualTo(400);
    assertThat(hub.send("POST", EXPLAIN, "[" + "{},".repeat(20) + "{}]", Map.of()).status())
        .isEqualTo(413);
  }

  private static JsonNode explained(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().at("/envelopes/0");
  }
}
