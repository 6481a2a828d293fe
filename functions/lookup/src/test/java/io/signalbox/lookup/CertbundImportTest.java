package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of certbund-contact, as its database writes them in JSON. */
class CertbundImportTest {
  private static final String QUERY = "source=certbund&format=certbund";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ip=192.0.2.70, soc@power.example",
    "ip=198.51.100.7&asn=64511, soc@power.example",
    "domain=www.power.example, soc@power.example",
    "ip=203.0.113.7&country=DE, reports@cert.example"
  })
  void the_example_leads_to_who_it_should(String query, String address) throws IOException {
    Hub.Answer answer = hub.importing(QUERY, example());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(hub.ask(query).json().findValuesAsText("email")).containsExactly(address);
  }

  @Test
  void sectors_are_tags_and_annotations_hold_under_their_condition() throws IOException {
    hub.importing(QUERY, example());
    assertThat(hub.get("organisations/organisation-1").body()).contains("\"energy\"");
    assertThat(hub.ask("ip=192.0.2.70&classification_identifier=open-ntp").body())
        .contains("\"suppress\":true");
    assertThat(hub.ask("ip=192.0.2.70").body()).contains("\"suppress\":false");
    assertThat(hub.get("annotations/organisation-annotation-1").body()).contains("critical");
  }

  @Test
  void automatic_tables_have_numbers_of_their_own() {
    Hub.Answer answer =
        hub.importing(
            QUERY,
            """
            {"organisation": [{"organisation_id": 1, "name": "A"}],
             "organisation_automatic": [{"organisation_automatic_id": 1, "name": "B",
               "import_source": "ripe", "import_time": "2026-11-01T00:00:00"}],
             "contact_automatic": [{"contact_automatic_id": 1, "email": "b@b.example",
               "organisation_automatic_id": 1}],
             "network_automatic": [{"network_automatic_id": 1, "address": "192.0.2.0/24"}],
             "organisation_to_network_automatic": [
               {"organisation_automatic_id": 1, "network_automatic_id": 1}]}
            """);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(hub.ask("ip=192.0.2.1").body()).contains("b@b.example", "\"B\"");
    assertThat(hub.get("organisations/organisation-1").body()).contains("\"A\"");
  }

  @Test
  void all_who_share_a_network_are_told() {
    hub.importing(
        QUERY,
        """
        {"organisation": [{"organisation_id": 1, "name": "A"}, {"organisation_id": 2, "name": "B"}],
         "contact": [{"contact_id": 1, "email": "a@a.example", "organisation_id": 1},
                     {"contact_id": 2, "email": "b@b.example", "organisation_id": 2}],
         "network": [{"network_id": 1, "address": "192.0.2.0/24"}],
         "organisation_to_network": [{"organisation_id": 1, "network_id": 1},
                                     {"organisation_id": 2, "network_id": 1}]}
        """);
    String ofNtp =
        "{'organisation': 'organisation-1', 'tag': 'inhibition',"
            + " 'condition': {'classification.identifier': 'open-ntp'}}";
    hub.put("annotations/ntp", ofNtp);

    Hub.Answer answer = hub.ask("ip=192.0.2.1&classification_identifier=open-ntp&explain=true");
    assertThat(answer.json().at("/ip/destinations").findValuesAsText("email"))
        .containsExactlyInAnyOrder("a@a.example", "b@b.example");
    assertThat(answer.json().path("suppress").asBoolean()).as("B wants it").isFalse();
    assertThat(answer.json().at("/explanation/decisions").findValuesAsText("suppress"))
        .containsExactlyInAnyOrder("true", "false");

    hub.put("organisations/c", "{'name': 'C'}");
    hub.put("contacts/c", "{'organisation': 'c', 'addresses': [{'address': 'c@c.example'}]}");
    hub.put("networks/c", "{'organisation': 'c', 'cidr': '192.0.2.0/24'}");
    assertThat(hub.ask("ip=192.0.2.1").json().findValuesAsText("email"))
        .as("what is written by hand comes before what is imported")
        .containsExactly("c@c.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|one JSON object",
        "{'organisation': {}}|/organisation",
        "{'organisation': [7]}|/organisation/0",
        "{'organisation': [{'name': 'A'}]}|/organisation/0",
        "{'audit_log': [{}]}|no such table",
        "{'contact': [{'contact_id': 1, 'email': 'x', 'organisation_id': 1}]}|/contact/0",
        "{'organisation_to_network': [{'organisation_id': 1, 'network_id':"
            + " 9}]}|/organisation_to_network/0",
        "{'organisation_annotation': [{'organisation_annotation_id': 1, 'organisation_id': 1,"
            + " 'annotation': {'tag': 'x', 'condition': ['not', true]}}]}|a condition is"
      })
  void what_cannot_be_meant_is_told_with_its_row(String body, String reason) {
    Hub.Answer answer = hub.importing(QUERY, body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  private static String example() throws IOException {
    return Files.readString(Path.of("../../events/directory/certbund.json"));
  }
}
