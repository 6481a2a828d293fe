package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_object_is_written_read_listed_and_removed() {
    Hub.Answer created = hub.put("organisations/isp", "{'name': 'Example ISP'}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("source").asText()).isEqualTo("manual");
    assertThat(created.json().path("changedBy").asText()).isEqualTo("administrator");
    assertThat(hub.put("organisations/other", "{'name': 'Other'}").status()).isEqualTo(201);

    Hub.Answer read = hub.get("organisations/isp");
    assertThat(read.json()).isEqualTo(created.json());
    assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    Hub.Answer first = hub.get("organisations?limit=1");
    assertThat(first.json().path("organisations").findValuesAsText("id")).containsExactly("isp");
    assertThat(hub.get("organisations?after=" + first.json().path("next").asText()).json())
        .asString()
        .contains("other")
        .doesNotContain("Example ISP");

    assertThat(hub.delete("organisations/isp").status()).isEqualTo(204);
    assertThat(hub.get("organisations/isp").status()).isEqualTo(404);
    assertThat(hub.delete("organisations/isp").status()).isEqualTo(404);
  }

  @Test
  void what_is_read_can_be_written_back() {
    hub.put("organisations/isp", "{'name': 'Example ISP', 'tags': ['critical']}");
    for (Map.Entry<String, String> object :
        Map.of(
                "contacts/noc",
                "{'organisation': 'isp', 'name': 'NOC', 'roles': ['noc'], 'addresses': [{'address':"
                    + " 'The NOC <noc@isp.example>', 'expires': '2027-01-01'}]}",
                "networks/block",
                "{'organisation': 'isp', 'cidr': '2001:db8::/32', 'asn': 64496, 'country': 'AT',"
                    + " 'state': 'claimed', 'expires': '2027-01-01'}",
                "networks/others",
                "{'organisation': 'isp', 'default': true}",
                "rules/quiet",
                "{'match': {'tag': 'critical', 'organisation': 'isp'}, 'interval': {'unit': 'days',"
                    + " 'length': 2}, 'roles': ['noc'], 'position': 3}",
                "annotations/pentest",
                "{'organisation': 'isp', 'tag': 'inhibition', 'condition': {'classification.type':"
                    + " 'scanner'}}")
            .entrySet()) {
      Hub.Answer written = hub.put(object.getKey(), object.getValue());
      assertThat(written.status()).as(written.body()).isEqualTo(201);
      Hub.Answer again = hub.put(object.getKey(), written.json().path("object").toString());
      assertThat(again.json().path("object")).isEqualTo(written.json().path("object"));
    }
  }

  @Test
  void what_waits_for_an_approval_is_found_and_steers_nothing_before() {
    hub.put("organisations/isp", "{'name': 'Example ISP'}");
    hub.put("contacts/noc", "{'organisation': 'isp', 'addresses': [{'address': 'a@isp.example'}]}");
    hub.put("networks/block", "{'organisation': 'isp', 'cidr': '192.0.2.0/24'}");
    hub.put(
        "networks/other", "{'organisation': 'isp', 'cidr': '192.0.2.0/25', 'state': 'claimed'}");
    String weekly =
        "{'organisation': 'isp', 'tag': 'less-often', 'interval': {'unit': 'weeks'}, 'note': 'n'";
    hub.put("annotations/asked", weekly + ", 'state': 'proposed'}");
    hub.put(
        "annotations/never", "{'organisation': 'isp', 'tag': 'inhibition', 'state': 'proposed'}");

    assertThat(hub.get("annotations?state=proposed").json().findValuesAsText("id"))
        .containsExactly("asked", "never");
    assertThat(hub.get("networks?state=claimed").json().findValuesAsText("id"))
        .containsExactly("other");
    assertThat(hub.get("annotations?state=approved").json().findValuesAsText("id")).isEmpty();
    assertThat(hub.get("annotations?state=none").status()).isEqualTo(400);
    assertThat(hub.ask("ip=192.0.2.1").json().toString())
        .contains("\"suppress\":false", "\"unit\":\"immediate\"");

    hub.put("annotations/asked", weekly + "}");
    assertThat(hub.ask("ip=192.0.2.1").json().path("interval").toString())
        .isEqualTo("{\"unit\":\"weeks\",\"length\":1}");
    hub.put(
        "annotations/never", "{'organisation': 'isp', 'tag': 'inhibition', 'state': 'approved'}");
    assertThat(hub.ask("ip=192.0.2.1").json().path("suppress").asBoolean()).isTrue();
  }

  @Test
  void a_write_can_ask_for_what_stands() {
    Hub.Answer created = hub.put("organisations/isp", "{'name': 'One'}");
    Map<String, String> match = Map.of("If-Match", created.header("ETag"));
    assertThat(hub.edit("PUT", "organisations/isp", "{'name': 'Two'}", match).status())
        .isEqualTo(200);
    assertThat(hub.edit("PUT", "organisations/isp", "{'name': 'Three'}", match).status())
        .isEqualTo(412);
    assertThat(
            hub.edit("PUT", "organisations/isp", "{'name': 'New'}", Map.of("If-None-Match", "*"))
                .status())
        .isEqualTo(412);
    String weak = "W/" + hub.get("organisations/isp").header("ETag");
    assertThat(
            hub.edit("PUT", "organisations/isp", "{'name': 'New'}", Map.of("If-None-Match", weak))
                .status())
        .isEqualTo(412);
    assertThat(hub.get("organisations/isp").body()).contains("Two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contacts/c|{'organisation': 'isp', 'addresses': [{'address':"
            + " 'nobody'}]}|/addresses/0/address",
        "contacts/c|{'organisation': 'isp', 'addresses': [{'address': 'a@b.example', 'key':"
            + " 'x'}]}|/addresses/0/key",
        "contacts/c|{'organisation': 'isp', 'addresses': [{'address': 'a@b.example', 'expires':"
            + " 'soon'}]}|/addresses/0/expires",
        "contacts/c|{'addresses': []}|/organisation",
        "networks/n|{'organisation': 'isp', 'cidr': '192.0.2.1/24'}|/cidr",
        "networks/n|{'organisation': 'isp', 'cidr': '192.0.2.0/33'}|/cidr",
        "networks/n|{'organisation': 'isp', 'cidr': '192.0.2'}|/cidr",
        "networks/n|{'organisation': 'isp', 'asn': 4294967296}|/asn",
        "networks/n|{'organisation': 'isp', 'asn': 0}|/asn",
        "networks/n|{'organisation': 'isp', 'domain': 'www.*.example'}|/domain",
        "networks/n|{'organisation': 'isp', 'country': 'at'}|/country",
        "networks/n|{'organisation': 'isp'}|/cidr",
        "networks/n|{'organisation': 'isp', 'domain': 'a.example', 'asn': 64496}|/cidr",
        "networks/n|{'organisation': 'isp', 'cidr': '192.0.2.0/24', 'misspelt': 1}|/misspelt",
        "rules/r|{'match': {'colour': 'red'}}|/match/colour",
        "rules/r|{'match': {}, 'interval': {'unit': 'fortnights'}}|/interval/unit",
        "rules/r|{'match': {'side': 'both'}}|/match/side",
        "annotations/a|{'tag': 'x'}|/organisation",
        "organisations/isp|{'name': 'x', 'parent': 'child'}|/parent",
        "organisations/isp|{'name': 'x', 'parent': 'isp'}|/parent",
        "rules/second|{'match': {'type': 'scanner'}, 'suppress': true}|/match"
      })
  void bad_input_is_told_with_its_place(String path, String body, String pointer) {
    hub.put("organisations/isp", "{'name': 'Example ISP'}");
    hub.put("organisations/child", "{'name': 'Child', 'parent': 'isp'}");
    hub.put("rules/first", "{'match': {'type': 'scanner'}}");
    Hub.Answer answer = hub.put(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("faults").findValuesAsText("pointer")).contains(pointer);
    assertThat(answer.json().path("faults").findValuesAsText("reason")).noneMatch(String::isBlank);
  }

  @Test
  void a_reference_to_nothing_and_a_removal_of_what_others_need_conflict() {
    Hub.Answer dangling = hub.put("networks/n", "{'organisation': 'isp', 'asn': 64496}");
    assertThat(dangling.status()).isEqualTo(409);
    assertThat(dangling.body()).contains("organisation isp");
    hub.put("organisations/isp", "{'name': 'Example ISP'}");
    hub.put("networks/n", "{'organisation': 'isp', 'asn': 64496}");
    Hub.Answer used = hub.delete("organisations/isp");
    assertThat(used.status()).isEqualTo(409);
    assertThat(used.body()).contains("network n");
  }

  @Test
  void what_moves_is_found_only_where_it_is() {
    hub.put("organisations/isp", "{'name': 'Example ISP'}");
    hub.put("contacts/c", "{'organisation': 'isp', 'addresses': [{'address': 'a@b.example'}]}");
    hub.put("networks/n", "{'organisation': 'isp', 'cidr': '192.0.2.0/24'}");
    hub.put("networks/n", "{'organisation': 'isp', 'cidr': '198.51.100.0/24'}");
    assertThat(hub.ask("ip=192.0.2.1").body()).doesNotContain("a@b.example");
    assertThat(hub.ask("ip=198.51.100.1").body()).contains("a@b.example");
  }

  @ParameterizedTest
  @CsvSource({"organisations/a b, 400", "colours/red, 404", "organisations/-x, 400"})
  void what_cannot_be_an_object_is_refused(String path, int status) {
    assertThat(hub.put(path.replace(" ", "%20"), "{'name': 'x'}").status()).isEqualTo(status);
  }
}
