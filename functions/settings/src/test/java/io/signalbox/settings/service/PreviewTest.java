package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {
  private static final String PATH = "/v1/settings/preview";
  private static final String EVENT =
      "{'source.ip': '192.0.2.3', 'source.asn': 64496, 'classification.type': 'phishing'}";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer preview(String destination, String events) {
    return hub.send(
        "POST",
        PATH,
        "{'destination': %s, 'events': [%s]}".formatted(destination, events),
        Map.of());
  }

  private static String mail(String options) {
    return "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'mail': {%s}}".formatted(options);
  }

  @Test
  void shows_a_whole_mail_of_a_destination_that_nobody_has_written() {
    Answer answer =
        preview(
            mail(
                "'cc': ['NOC <noc@isp.example>'], 'bcc': ['log@cert.example'], 'replyTo':"
                    + " 'cert@cert.example', 'subject': '{{ count }} for you'"),
            EVENT + "," + EVENT.replace("192.0.2.3", "192.0.2.4"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode delivery = answer.json().path("deliveries").path(0);
    JsonNode mail = delivery.path("mail");
    assertThat(delivery.path("events").asInt()).isEqualTo(2);
    assertThat(mail.path("headers"))
        .hasToString(
            "{\"From\":\"\\\"Hub A\\\" <hub@hub.example>\",\"Reply-To\":\"cert@cert.example\","
                + "\"To\":\"abuse@isp.example\",\"Cc\":\"\\\"NOC\\\" <noc@isp.example>\","
                + "\"Subject\":\"2 for you\"}");
    assertThat(mail.path("bcc")).hasToString("[\"log@cert.example\"]");
    assertThat(mail.path("recipients").findValuesAsText("address"))
        .containsExactly("abuse@isp.example", "noc@isp.example", "log@cert.example");
    assertThat(mail.path("text").asText()).contains("192.0.2.3", "192.0.2.4");
    assertThat(mail.path("html").asText()).startsWith("<!doctype html>").contains("192.0.2.4");
    assertThat(mail.path("attachments").path(0).path("name").asText()).isEqualTo("events.csv");
    assertThat(mail.path("attachments").path(0).path("content").asText().lines()).hasSize(3);
    assertThat(hub.get("/v1/settings").json().path("destinations")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'encrypt': 'never'|clear|",
        "'encrypt': 'preferred'|clear|There is no key of abuse@isp.example",
        "'encrypt': 'required'|none|There is no key of abuse@isp.example",
      })
  void says_who_is_not_encrypted_to_and_why(String options, String protection, String reason) {
    JsonNode recipient = preview(mail(options), EVENT).json().at("/deliveries/0/mail/recipients/0");

    assertThat(recipient.path("protection").asText()).isEqualTo(protection);
    assertThat(recipient.path("reason").asText(""))
        .isEqualTo(Optional.ofNullable(reason).orElse(""));
  }

  @Test
  void groups_as_a_route_does_and_shows_so_many() {
    String events =
        IntStream.range(0, 25)
            .mapToObj(asn -> EVENT.replace("64496", String.valueOf(64496 + asn)))
            .collect(Collectors.joining(","));
    JsonNode answer =
        hub.send(
                "POST",
                PATH,
                "{'destination': %s, 'events': [%s], 'groupBy': ['source.asn']}"
                    .formatted(mail(""), events),
                Map.of())
            .json();

    assertThat(answer.path("deliveries")).hasSize(20);
    assertThat(answer.path("more").asInt()).isEqualTo(5);
    assertThat(answer.at("/deliveries/3/group")).hasToString("{\"source.asn\":\"64499\"}");
  }

  @Test
  void shows_messages_and_withholds_what_is_above_the_ceiling() {
    hub.put("/v1/settings/destinations/soc", "{'method': 'http', 'uri': 'https://soc.example/in'}");
    JsonNode answer =
        preview("'soc'", EVENT + "," + EVENT.replace("'source.asn'", "'tlp': 'RED', 'source.asn'"))
            .json();

    assertThat(answer.path("method").asText()).isEqualTo("http");
    assertThat(answer.at("/deliveries/0/messages")).hasSize(1);
    assertThat(answer.at("/deliveries/0/messages/0/contentType").asText())
        .startsWith("application/json");
    assertThat(answer.at("/deliveries/0/messages/0/body").asText()).contains("192.0.2.3");
    assertThat(answer.path("withheld").findValuesAsText("index")).containsExactly("1");
  }

  @Test
  void an_x_arf_report_is_a_mail_and_what_fits_none_is_refused() {
    JsonNode deliveries =
        preview(
                mail("").replace("'mail': {", "'format': 'x-arf', 'mail': {"),
                EVENT + "," + EVENT.replace("phishing", "scanner") + ",{'comment': 'nothing'}")
            .json()
            .path("deliveries");

    assertThat(deliveries).hasSize(3);
    assertThat(deliveries.at("/2/mail/refused").path(0).asText()).isNotEmpty();
    assertThat(deliveries.at("/2/mail/attachments/0/content").asText()).isEmpty();
  }

  @Test
  void a_named_template_writes_it() {
    hub.put("/v1/settings/templates/alarm", "{'en': {'text': 'Alarm {{ count }}'}}");
    JsonNode mail =
        preview(mail("'template': {'name': 'alarm'}"), EVENT).json().at("/deliveries/0/mail");

    assertThat(mail.path("text").asText()).isEqualTo("Alarm 1");
    assertThat(mail.has("html")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'destination': 'none', 'events': [{}]}|/destination",
        "{'destination': {'method': 'mail'}, 'events': [{}]}|/destination/uri",
        "{'destination': {'method': 'pull'}, 'events': []}|/events",
        "{'destination': {'method': 'pull'}, 'events': [1]}|/events/0",
        "{'destination': {'method': 'pull'}, 'events': [{'source.ip': 'x'}], 'groupBy':"
            + " [1]}|/groupBy",
        "{'destination': {'method': 'pull'}, 'events': [{}], 'evnts': 1}|/evnts",
      },
      quoteCharacter = '`')
  void names_the_place_of_a_fault(String body, String pointer) {
    Answer answer = hub.send("POST", PATH, body, Map.of());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("faults").findValuesAsText("pointer")).contains(pointer);
  }

  @Test
  void takes_so_many_events_and_administrators_alone() {
    String many = "{},".repeat(100) + "{}";
    assertThat(preview(mail(""), many).status()).isEqualTo(422);
    assertThat(hub.sendAs(Optional.empty(), "POST", PATH, "{}", Map.of()).status()).isEqualTo(401);
  }
}
