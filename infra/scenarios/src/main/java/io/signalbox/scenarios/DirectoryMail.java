package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A register is imported, and each network's contact gets what concerns it, by one route. */
public abstract class DirectoryMail extends Scenario {
  private static final String ORGANISATIONS =
      """
      id,name,parent,tenants,tags,language
      holding,Holding plc,,,,en
      carrier,Carrier GmbH,holding,,,de
      bakery,Bakery,carrier,,,en
      school,School,,,,de
      """;

  private static final String CONTACTS =
      """
      id,organisation,name,roles,addresses,expires
      holding-desk,holding,,abuse,desk@holding.example,
      carrier-abuse,carrier,Abuse desk,abuse,abuse@carrier.example,
      bakery-it,bakery,,,it@bakery.example,
      school-cert,school,,abuse,cert@school.example,
      """;

  private static final String NETWORKS =
      """
      id,organisation,cidr,domain,asn,country,state,expires
      carrier-4,carrier,192.0.2.0/24,,64496,AT,approved,
      carrier-6,carrier,2001:db8::/32,,64496,AT,approved,
      carrier-as,carrier,,,64496,,approved,
      bakery-4,bakery,192.0.2.64/28,,,,approved,
      school-name,school,,school.example,,,approved,
      claimed-4,holding,198.51.100.0/24,,,,claimed,
      """;

  private static final String RULES =
      """
      {"rules": {"own-tests": {"match": {"feedName": "Own tests"}, "suppress": true}}}
      """;

  @BeforeEach
  void importTheRegister() {
    imported("source=register&format=csv&kind=organisations", "text/csv", ORGANISATIONS);
    imported("source=register&format=csv&kind=contacts", "text/csv", CONTACTS);
    imported("source=register&format=csv&kind=networks", "text/csv", NETWORKS);
    imported("source=rules", "application/json", RULES);
    administrator()
        .settings(
            new Settings()
                .instance("sensor")
                .destination(
                    "owners",
                    "{'method': 'mail', 'uri': 'directory:contacts', 'format': 'csv', "
                        + "'interval': {'pause': 'PT0S'}, 'mail':"
                        + " {'to': ['handlers@cert.example'], 'columns': ['source.ip',"
                        + " 'feed.name']}}")
                .routeAllTo("owners")
                .json());
  }

  private void imported(String query, String type, String body) {
    HubClient.Answer answer =
        administrator()
            .post("/v1/directory/imports?" + query, type, body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private void postEvents() {
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      ids.add(post("'source.ip': '192.0.2.%d', 'feed.name': 'carrier-%d-'".formatted(i, i)));
    }
    ids.add(post("'source.ip': '2001:db8::7', 'feed.name': 'carrier-4-'"));
    ids.add(post("'source.asn': 64496, 'feed.name': 'carrier-5-'"));
    ids.add(post("'source.ip': '192.0.2.65', 'feed.name': 'bakery-1-'"));
    ids.add(post("'source.ip': '192.0.2.66', 'feed.name': 'bakery-2-'"));
    ids.add(post("'source.fqdn': 'www.school.example', 'feed.name': 'school-1-'"));
    ids.add(post("'source.ip': '198.51.100.9', 'feed.name': 'nobody-1-'"));
    ids.add(post("'source.ip': '192.0.2.3', 'feed.name': 'Own tests'"));
    eventually().untilAsserted(() -> assertThat(ids).allMatch(this::isRouted));
  }

  private String post(String fields) {
    String event = "{%s, 'classification.type': 'infected-system'}".formatted(fields);
    return as("sensor").postOne(event.replace('\'', '"')).path("id").asText();
  }

  private boolean isRouted(String id) {
    return administrator().get("/v1/envelopes/" + id).json().at("/revisions/0").has("routedAt");
  }

  /** The marks of the events in all mails to an address, a text for each mail. */
  private Map<String, List<String>> mailed() {
    Map<String, List<String>> mailed = new TreeMap<>();
    for (String mail : hub().mails()) {
      String to = header(mail, "To");
      String marks =
          Stream.of(
                  "carrier-1-",
                  "carrier-2-",
                  "carrier-3-",
                  "carrier-4-",
                  "carrier-5-",
                  "bakery-1-",
                  "bakery-2-",
                  "school-1-",
                  "nobody-1-",
                  "Own tests")
              .filter(MailText.of(mail)::contains)
              .toList()
              .toString();
      mailed.computeIfAbsent(to, unknown -> new ArrayList<>()).add(marks);
    }
    return mailed;
  }

  private static String header(String mail, String name) {
    return mail.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  private void hold() {
    operate("pause", "{\"reason\": \"Collects a digest.\"}");
  }

  private void release() {
    operate("resume", "{}");
  }

  private void operate(String operation, String body) {
    HubClient.Answer answer = administrator().post("/v1/destinations/owners/" + operation, body);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }

  @Test
  void each_contact_gets_one_digest_of_its_own_events_in_its_language() {
    hold();
    postEvents();
    release();

    eventually()
        .untilAsserted(
            () ->
                assertThat(mailed())
                    .containsOnly(
                        Map.entry(
                            "abuse@carrier.example",
                            List.of(
                                "[carrier-1-, carrier-2-, carrier-3-, carrier-4-, carrier-5-]")),
                        Map.entry("it@bakery.example", List.of("[bakery-1-, bakery-2-]")),
                        Map.entry("cert@school.example", List.of("[school-1-]")),
                        Map.entry("handlers@cert.example", List.of("[nobody-1-]"))));
    for (String mail : hub().mails()) {
      boolean german = header(mail, "To").matches("abuse@carrier.example|cert@school.example");
      assertThat(MailText.of(mail)).matches(text -> text.contains("Guten Tag") == german);
    }
  }

  @Test
  void a_contact_that_expires_before_the_mail_leaves_it_to_the_parents_contact() {
    hold();
    postEvents();
    HubClient.Answer put =
        administrator()
            .put(
                "/v1/directory/contacts/bakery-it",
                "{\"organisation\": \"bakery\", \"addresses\": [{\"address\":"
                    + " \"it@bakery.example\", \"expires\": \"2026-01-01\"}]}");
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    release();

    eventually()
        .untilAsserted(
            () ->
                assertThat(mailed().get("abuse@carrier.example"))
                    .containsExactlyInAnyOrder(
                        "[carrier-1-, carrier-2-, carrier-3-, carrier-4-, carrier-5-]",
                        "[bakery-1-, bakery-2-]"));
    assertThat(mailed()).doesNotContainKey("it@bakery.example");
  }

  @Test
  void explain_names_the_network_the_rule_and_who_would_get_the_mail() {
    JsonNode bakery = explained("{'source.ip': '192.0.2.65'}");
    assertThat(bakery.at("/deliveries/0/group/directory.organisation").asText())
        .isEqualTo("bakery");
    assertThat(bakery.at("/deliveries/0/recipients/0/address").asText())
        .isEqualTo("it@bakery.example");
    assertThat(bakery.at("/directory/0/decisions/0/levels/0/network/id").asText())
        .isEqualTo("bakery-4");

    JsonNode test = explained("{'source.ip': '192.0.2.65', 'feed.name': 'Own tests'}");
    assertThat(test.path("deliveries")).isEmpty();
    assertThat(test.at("/directory/0/decisions/0/rule/id").asText()).isEqualTo("own-tests");
    assertThat(test.at("/directory/0/because").asText()).contains("suppresses");

    JsonNode nobody = explained("{'source.ip': '198.51.100.9'}");
    assertThat(nobody.at("/directory/0/because").asText()).contains("Nobody");
    assertThat(nobody.at("/deliveries/0/recipients/0/address").asText())
        .isEqualTo("handlers@cert.example");
  }

  private JsonNode explained(String event) {
    HubClient.Answer answer =
        administrator().post("/v1/settings/explain", event.replace('\'', '"'));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().at("/envelopes/0");
  }
}
