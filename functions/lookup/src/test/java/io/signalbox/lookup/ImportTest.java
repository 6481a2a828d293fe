package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
  private static final String ORGANISATIONS = "id,name,tenants\nisp,Example ISP,cert; gov\n";
  private static final String CONTACTS =
      "id,organisation,roles,addresses\nisp-abuse,isp,abuse,abuse@isp.example; noc@isp.example\n";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void tables_are_imported_and_found() {
    imported("kind=organisations", ORGANISATIONS);
    imported("kind=contacts", CONTACTS);
    imported("kind=networks", "\uFEFFid,organisation,cidr,asn\nn1,isp,192.0.2.0/24,AS64496\n");
    assertThat(hub.ask("ip=192.0.2.1").json().findValuesAsText("email"))
        .containsExactly("abuse@isp.example", "noc@isp.example");
    assertThat(hub.ask("ip=192.0.2.1").body()).contains("\"ripe\"", "[\"cert\",\"gov\"]");
  }

  @Test
  void a_dry_run_tells_what_would_change_and_changes_nothing() {
    imported("kind=organisations", "id,name\na,A\nb,B\nc,C\n");
    hub.put("organisations/mine", "{'name': 'Mine'}");
    Hub.Answer dry =
        hub.importing(
            "source=register&format=csv&kind=organisations&dryRun=true",
            "id,name\na,A\nb,Bee\nd,D\nmine,Theirs\n");
    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(dry.json().path("added").path("ids").toString()).isEqualTo("[\"organisation d\"]");
    assertThat(dry.json().path("changed").path("ids").toString()).isEqualTo("[\"organisation b\"]");
    assertThat(dry.json().path("removed").path("ids").toString()).isEqualTo("[\"organisation c\"]");
    assertThat(dry.json().path("kept").path("ids").toString()).isEqualTo("[\"organisation mine\"]");
    assertThat(dry.json().path("unchanged").asInt()).isEqualTo(1);
    assertThat(dry.json().path("fields").toString())
        .isEqualTo(
            "[{\"object\":\"organisation"
                + " b\",\"field\":\"name\",\"before\":\"B\",\"after\":\"Bee\"}]");
    assertThat(dry.json().path("needsConfirmation").asBoolean()).isTrue();
    assertThat(hub.get("organisations/b").body()).contains("\"B\"");
  }

  @Test
  void the_addresses_of_a_contact_are_told_as_they_stand_and_as_they_would_be() {
    imported("kind=organisations", ORGANISATIONS);
    imported("kind=contacts", CONTACTS);

    Hub.Answer dry =
        hub.importing(
            "source=register&format=csv&kind=contacts&dryRun=true",
            CONTACTS.replace("noc@isp", "duty@isp"));

    assertThat(dry.json().path("fields")).hasSize(1);
    assertThat(dry.json().at("/fields/0/field").asText()).isEqualTo("addresses");
    assertThat(dry.json().at("/fields/0/before").toString())
        .contains("noc@isp.example")
        .doesNotContain("duty@isp.example");
    assertThat(dry.json().at("/fields/0/after").toString()).contains("duty@isp.example");
  }

  @Test
  void removing_more_than_a_tenth_needs_its_number() {
    imported("kind=organisations", organisations(100));
    imported("kind=organisations", organisations(90));
    Hub.Answer refused = importing("kind=organisations", organisations(80));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("removals").asInt()).isEqualTo(10);
    assertThat(hub.get("organisations/o85").status()).isEqualTo(200);
    assertThat(importing("kind=organisations&confirmRemovals=9", organisations(80)).status())
        .isEqualTo(409);
    imported("kind=organisations&confirmRemovals=10", organisations(80));
    assertThat(hub.get("organisations/o85").status()).isEqualTo(404);
  }

  @Test
  void the_next_import_leaves_alone_what_people_did() {
    imported("kind=organisations", ORGANISATIONS);
    imported("kind=contacts", CONTACTS);
    hub.put(
        "contacts/isp-abuse",
        "{'organisation': 'isp', 'roles': ['abuse'], 'addresses': [{'address':"
            + " 'abuse@isp.example', 'enabled': false}, {'address': 'noc@isp.example'}]}");
    hub.put("annotations/a", "{'organisation': 'isp', 'tag': 'inhibition'}");
    hub.put("contacts/mine", "{'organisation': 'isp', 'addresses': []}");
    imported("kind=contacts", CONTACTS.replace("abuse,abuse@", "abuse;admin,abuse@"));
    var contact = hub.get("contacts/isp-abuse").json();
    assertThat(contact.path("source").asText()).isEqualTo("register");
    assertThat(contact.at("/object/roles/1").asText()).isEqualTo("admin");
    assertThat(contact.at("/object/addresses/0/enabled").asBoolean(true)).isFalse();
    assertThat(contact.at("/object/addresses/1/enabled").asBoolean(false)).isTrue();
    assertThat(hub.get("annotations/a").status()).isEqualTo(200);
    assertThat(hub.get("contacts/mine").status()).isEqualTo(200);
  }

  @Test
  void what_was_edited_by_hand_is_the_editors() {
    imported("kind=organisations", ORGANISATIONS);
    hub.put("organisations/isp", "{'name': 'Corrected'}");
    imported("kind=organisations", ORGANISATIONS);
    assertThat(hub.get("organisations/isp").body()).contains("Corrected", "manual");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "organisations|id,name\\na,A\\n b c,B|line 3|an id has",
        "organisations|id,name\\na,A\\na,B|line 3|stands at line 2",
        "organisations|id,colour\\na,red|line 1|no column colour",
        "organisations|name\\nA|line 1|id is missing",
        "organisations|id,name\\na|line 2|2 cells",
        "networks|id,cidr\\na,192.0.2.0/24\\nb,192.0.2.1/24|line 3|/cidr: a prefix has no bits",
        "networks|id,asn\\na,x|line 2|asn: a number",
        "contacts|id,organisation,addresses\\nc,isp,nobody|line 2|/addresses/0/address"
      })
  void a_broken_line_is_named_and_stops_the_import(
      String kind, String body, String place, String reason) {
    Hub.Answer answer = importing("kind=" + kind, body.replace("\\n", "\n"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/faults/0/place").asText()).isEqualTo(place);
    assertThat(answer.json().at("/faults/0/reason").asText()).contains(reason);
    assertThat(hub.get(kind).json().path(kind)).isEmpty();
  }

  @Test
  void references_to_nothing_conflict_whichever_side_is_missing() {
    Hub.Answer dangling = importing("kind=contacts", CONTACTS);
    assertThat(dangling.status()).isEqualTo(409);
    assertThat(dangling.body()).contains("line 2", "there is no organisation isp");
    imported("kind=organisations", organisations(20) + "isp,Example ISP\n");
    imported("kind=contacts", CONTACTS);
    Hub.Answer needed = importing("kind=organisations", organisations(20));
    assertThat(needed.status()).isEqualTo(409);
    assertThat(needed.body()).contains("organisation isp", "contact isp-abuse refers to it");
  }

  @ParameterizedTest
  @CsvSource({
    "source=manual",
    "format=json",
    "source=register&format=xml",
    "source=register&format=csv",
    "source=register&format=csv&kind=rules",
    "source=register&kind=rules"
  })
  void a_request_that_cannot_be_meant_is_refused(String query) {
    Hub.Answer answer = hub.importing(query, "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  private Hub.Answer importing(String query, String body) {
    String format = query.startsWith("kind") ? "csv" : body.startsWith("{") ? "json" : "ripe";
    return hub.importing(
        "source=register&format=" + format + (query.isEmpty() ? "" : "&" + query), body);
  }

  private void imported(String query, String body) {
    Hub.Answer answer = importing(query, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String organisations(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "o%d,O%d\n".formatted(i, i))
        .collect(Collectors.joining("", "id,name\n", ""));
  }
}
