package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The look-up as IntelMQ's tuency expert needs it. */
class LookupTest {
  private final Hub hub = new Hub();

  @BeforeEach
  void fill() {
    put("organisations/isp", "{'name': 'Example ISP', 'tenants': ['cert', 'gov']}");
    put("organisations/web", "{'name': 'Web shop', 'parent': 'isp'}");
    contact("isp-abuse", "isp", "['abuse']", "abuse@isp.example");
    contact("web-noc", "web", "['noc']", "noc@web.example");
    put("networks/isp-4", "{'organisation': 'isp', 'cidr': '192.0.2.0/24'}");
    put("networks/web-4", "{'organisation': 'web', 'cidr': '192.0.2.128/25'}");
    put("networks/isp-6", "{'organisation': 'isp', 'cidr': '2001:db8::/32'}");
    put("networks/web", "{'organisation': 'web', 'domain': 'web.example'}");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void somebody_is_found() {
    assertThat(hub.ask("ip=192.0.2.1&feed_name=f&feed_status=production").json())
        .isEqualTo(
            Hub.parse(
                "{'ip': {'destinations': [{'source': 'portal', 'name': 'Example ISP', 'contacts':"
                    + " [{'email': 'abuse@isp.example'}]}], 'netobject': null}, 'suppress': false,"
                    + " 'interval': {'unit': 'immediate', 'length': 1}, 'constituencies': ['cert',"
                    + " 'gov']}"));
  }

  @ParameterizedTest
  @CsvSource({
    "ip=198.51.100.1, '{\"ip\":{\"destinations\":[],\"netobject\":null}}'",
    "domain=other.example, '{\"domain\":{\"destinations\":[]}}'",
    "ip=::1&domain=x.test,"
        + " '{\"ip\":{\"destinations\":[],\"netobject\":null},\"domain\":{\"destinations\":[]}}'"
  })
  void where_nobody_is_found_there_is_neither_interval_nor_suppress(String query, String answer) {
    assertThat(hub.ask(query).body()).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "ip=192.0.2.200, noc@web.example",
    "ip=::ffff:192.0.2.1, abuse@isp.example",
    "ip=2001:DB8::7, abuse@isp.example",
    "domain=WWW.Web.Example., noc@web.example",
    "domain=web.example, noc@web.example"
  })
  void an_object_is_found_in_every_spelling(String query, String email) {
    assertThat(hub.ask(query).json().findValuesAsText("email")).containsExactly(email);
  }

  @Test
  void a_name_that_only_ends_alike_is_another_one() {
    assertThat(hub.ask("domain=notweb.example").json().has("suppress")).isFalse();
  }

  @Test
  void each_address_stands_once_in_all() {
    contact("web-too", "web", "['noc']", "ABUSE@isp.example");
    assertThat(hub.ask("ip=192.0.2.1&domain=web.example").json().findValuesAsText("email"))
        .containsExactly("abuse@isp.example", "noc@web.example");
  }

  @Test
  void both_asked_it_is_suppressed_only_if_both_are_and_the_shorter_interval_counts() {
    put("rules/quiet", "{'match': {'side': 'ip'}, 'suppress': true, 'interval': {'unit': 'days'}}");
    put("rules/slow", "{'match': {'side': 'domain'}, 'interval': {'unit': 'hours', 'length': 2}}");
    var both = hub.ask("ip=192.0.2.1&domain=web.example").json();
    assertThat(both.path("suppress").asBoolean(true)).isFalse();
    assertThat(both.path("interval")).isEqualTo(Hub.parse("{'unit': 'hours', 'length': 2}"));
    assertThat(hub.ask("ip=192.0.2.1&domain=other.example").json().path("suppress").asBoolean())
        .isTrue();
  }

  @Test
  void a_rule_by_code_or_name_and_more_fields_wins() {
    put("rules/all", "{'match': {}, 'interval': {'unit': 'weeks'}}");
    put("rules/coded", "{'match': {'feedCode': 'c1', 'type': 'scanner'}, 'suppress': true}");
    assertThat(suppressed("feed_name=c1&classification_type=scanner")).isFalse();
    assertThat(suppressed("feed_code=c1&classification_type=scanner")).isTrue();
  }

  @Test
  void disabled_expired_and_bounced_addresses_are_never_told() {
    put(
        "contacts/web-noc",
        "{'organisation': 'web', 'addresses': [{'address': 'a@web.example', 'enabled': false},"
            + " {'address': 'b@web.example', 'expires': '2026-11-28'}, {'address':"
            + " 'c@web.example'}]}");
    assertThat(hub.ask("domain=web.example").body()).contains("c@web.example");
    hub.bounce("C@web.example");
    assertThat(hub.ask("domain=web.example").json().findValuesAsText("email"))
        .as("the parent's")
        .containsExactly("abuse@isp.example");
    hub.bounce("abuse@isp.example");
    assertThat(hub.ask("domain=web.example").body())
        .isEqualTo("{\"domain\":{\"destinations\":[]}}");
  }

  @Test
  void an_annotation_inhibits_until_it_ends() {
    put(
        "annotations/test",
        "{'network': 'isp-4', 'tag': 'inhibition', 'condition': {'classification.type': 'scanner'},"
            + " 'expires': '2026-11-30'}");
    assertThat(suppressed("classification_type=scanner")).isTrue();
    assertThat(suppressed("classification_type=phishing")).isFalse();
    hub.clock.advance(Duration.ofDays(2));
    assertThat(suppressed("classification_type=scanner")).isFalse();
  }

  @Test
  void what_decided_is_explained() {
    put("rules/all", "{'match': {}, 'alsoNextLevel': true}");
    var decision =
        hub.ask("ip=192.0.2.200&explain=true").json().path("explanation").path("decisions").get(0);
    assertThat(decision.path("rule").path("id").asText()).isEqualTo("all");
    assertThat(decision.path("levels").findValuesAsText("contact"))
        .containsExactly("web-noc", "isp-abuse");
    assertThat(decision.at("/levels/0/network/id").asText()).isEqualTo("web-4");
  }

  @ParameterizedTest
  @CsvSource({
    "/intelmq/lookup?ip=192.0.2.300, bot-token, 400",
    "/intelmq/lookup?domain=*.example, bot-token, 400",
    "/intelmq/lookup?feed_name=x, bot-token, 400",
    "/intelmq/lookup?ip=192.0.2.1&misspelt=x, bot-token, 400",
    "/intelmq/lookup?ip=192.0.2.1, wrong, 401",
    "/intelmq/lookup?ip=192.0.2.1, first-token, 200",
    "/intelmq/elsewhere, bot-token, 404"
  })
  void no_error_is_json(String path, String token, int status) {
    Hub.Answer answer = hub.askAs(token, path);
    assertThat(answer.status()).isEqualTo(status);
    if (status != 200) {
      assertThat(answer.header("Content-Type")).startsWith("text/plain");
      assertThat(answer.body()).doesNotStartWith("{");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/intelmq/lookup", "//intelmq/lookup"})
  void the_path_may_begin_with_two_slashes(String path) {
    assertThat(hub.askAs("bot-token", path + "?ip=192.0.2.1").status()).isEqualTo(200);
  }

  private boolean suppressed(String query) {
    return hub.ask("ip=192.0.2.1&" + query).json().path("suppress").asBoolean();
  }

  private void contact(String id, String organisation, String roles, String address) {
    put(
        "contacts/" + id,
        "{'organisation': '%s', 'roles': %s, 'addresses': [{'address': '%s'}]}"
            .formatted(organisation, roles, address));
  }

  private void put(String path, String body) {
    Hub.Answer answer = hub.put(path, body);
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }
}
