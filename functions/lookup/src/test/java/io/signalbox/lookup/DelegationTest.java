package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the people of an organisation may do, and what is remembered of it. */
class DelegationTest {
  private static final String ISP = "isp-token";
  private static final String SHOP = "shop-token";

  private final Hub hub = new Hub();

  @BeforeEach
  void register() {
    hub.put("organisations/isp", "{'name': 'ISP', 'mailDomains': ['ISP.example']}");
    hub.put(
        "organisations/shop", "{'name': 'Shop', 'parent': 'isp', 'mailDomains': ['shop.example']}");
    hub.put("organisations/other", "{'name': 'Other'}");
    hub.put("networks/isp", "{'organisation': 'isp', 'cidr': '192.0.2.0/24'}");
    hub.put("networks/isp6", "{'organisation': 'isp', 'cidr': '2001:db8::/32'}");
    hub.put("networks/isp-as", "{'organisation': 'isp', 'asn': 64496}");
    hub.put("networks/isp-name", "{'organisation': 'isp', 'domain': 'isp.example'}");
    hub.put("networks/isp-below", "{'organisation': 'isp', 'domain': 'isp.co.example'}");
    hub.put("networks/routed", "{'cidr': '203.0.113.0/24', 'asn': 64496}");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void mail_domains_are_inherited_and_do_not_make_bad_what_stands() {
    assertThat(contact(SHOP, "shop", "a@shop.example", "b@isp.example").status()).isEqualTo(201);
    Hub.Answer refused = contact(SHOP, "shop", "a@shop.example", "c@elsewhere.example");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("/addresses/1/address", "isp.example, shop.example")
        .doesNotContain("c@elsewhere.example");
    assertThat(contact(ISP, "isp", "a@shop.example").status()).isEqualTo(400);

    assertThat(contact(Hub.ADMINISTRATOR, "shop", "c@elsewhere.example").status()).isEqualTo(200);
    assertThat(contact(SHOP, "shop", "c@elsewhere.example", "a@shop.example").status())
        .isEqualTo(200);
    assertThat(contact("other-token", "other", "x@anywhere.example").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "other-token | contacts/isp       | {'organisation': 'other', 'addresses': []}",
        "other-token | contacts/other     | {'organisation': 'isp', 'addresses': []}",
        "other-token | contacts/new       | {'organisation': 'isp', 'addresses': []}",
        "shop-token  | contacts/shop      | {'organisation': 'isp', 'addresses': []}",
        "shop-token  | contacts/isp       | {'organisation': 'shop', 'addresses': []}",
        "other-token | networks/isp       | {'organisation': 'other', 'cidr': '192.0.2.0/24'}",
        "shop-token  | networks/isp       | {'organisation': 'shop', 'cidr': '192.0.2.0/24'}",
        "shop-token  | networks/new       | {'organisation': 'isp', 'cidr': '198.51.100.0/24'}",
        "other-token | networks/new       | {'cidr': '198.51.100.0/24', 'asn': 64500}",
        "shop-token  | organisations/shop | {'name': 'Shop'}",
        "shop-token  | organisations/shop | {'name': 'Shop', 'parent': 'other'}",
        "isp-token   | organisations/shop | {'name': 'Shop'}",
        "shop-token  | organisations/isp  | {'name': 'ISP', 'parent': 'shop'}",
        "other-token | organisations/new  | {'name': 'New', 'parent': 'other'}",
        "shop-token  | rules/new          | {'match': {'organisation': 'isp'}, 'suppress': true}",
        "shop-token  | rules/new          | {'match': {'type': 'scanner'}, 'suppress': true}",
        "shop-token  | rules/isp          | {'match': {'organisation': 'shop'}}",
        "shop-token  | annotations/new    | {'organisation': 'shop', 'tag': 'inhibition'}"
      })
  void nobody_takes_what_is_others_or_gives_what_is_its_own(
      String caller, String path, String object) {
    contact(Hub.ADMINISTRATOR, "isp", "a@isp.example");
    contact(Hub.ADMINISTRATOR, "shop", "a@shop.example");
    contact(Hub.ADMINISTRATOR, "other", "a@other.example");
    hub.put("rules/isp", "{'match': {'organisation': 'isp'}}");
    assertThat(hub.editAs(caller, "PUT", path, object).status()).isEqualTo(403);
  }

  /** Whoever may write many would make each event of the organisation expensive. */
  @Test
  void an_organisation_has_no_number_of_contacts_and_rules() {
    for (int i = 0; i < 200; i++) {
      hub.put("contacts/c" + i, "{'organisation': 'shop', 'addresses': []}");
      hub.put("rules/r" + i, "{'match': {'organisation': 'shop', 'type': 't%d'}}".formatted(i));
    }
    String contact = "{'organisation': 'shop', 'addresses': []}";
    String rule = "{'match': {'organisation': 'shop', 'type': '%s'}}";
    assertThat(hub.editAs(SHOP, "PUT", "contacts/new", contact).body()).contains("at most 200");
    assertThat(hub.editAs(SHOP, "PUT", "rules/new", rule.formatted("new")).body())
        .contains("at most 200");
    assertThat(hub.editAs(SHOP, "PUT", "contacts/c7", contact).status()).isEqualTo(200);
    assertThat(hub.editAs(SHOP, "PUT", "rules/r7", rule.formatted("new")).status()).isEqualTo(200);
    assertThat(hub.put("contacts/new", contact).status()).isEqualTo(201);
  }

  @Test
  void a_rule_brings_neither_contacts_of_others_nor_destinations() {
    contact(Hub.ADMINISTRATOR, "other", "x@other.example");
    contact(Hub.ADMINISTRATOR, "isp", "a@isp.example");
    String rule = "{'match': {'organisation': 'isp'}, 'destinations': [%s], 'copies': [%s]}";
    assertThat(rule(rule.formatted("", "'isp'")).status()).isEqualTo(201);
    assertThat(rule(rule.formatted("", "'other'")).body()).contains("/copies");
    assertThat(rule(rule.formatted("'soc'", "")).body()).contains("/destinations");
    hub.put("rules/mine", rule.formatted("'soc'", ""));
    assertThat(rule(rule.formatted("'soc'", "'isp'")).status()).isEqualTo(200);
    assertThat(rule("{'match': {}}").status()).isEqualTo(403);
  }

  @Test
  void each_change_is_remembered_with_who_when_before_and_after() {
    contact(SHOP, "shop", "a@shop.example");
    hub.clock.advance(Duration.ofHours(1));
    contact(ISP, "shop", "b@shop.example");
    hub.clock.advance(Duration.ofHours(1));
    hub.delete("contacts/shop");

    Hub.Answer answer = hub.get("contacts/shop?history=true");
    List<JsonNode> history = List.copyOf(answer.json().path("history").valueStream().toList());
    assertThat(history)
        .extracting(one -> one.path("by").asText())
        .containsExactly("shop", "isp", "administrator");
    assertThat(history)
        .extracting(one -> one.path("at").asText())
        .containsExactly("2026-11-28T12:00:00Z", "2026-11-28T13:00:00Z", "2026-11-28T14:00:00Z");
    assertThat(history.get(0).has("before")).isFalse();
    assertThat(history.get(1).path("before")).isEqualTo(history.get(0).path("after"));
    assertThat(history.get(1).at("/after/addresses/0/addressHash").asText()).hasSize(64);
    assertThat(history.get(2).path("before")).isEqualTo(history.get(1).path("after"));
    assertThat(history.get(2).has("after")).isFalse();
    assertThat(answer.body()).doesNotContain("shop.example");
    assertThat(hub.editAs(SHOP, "GET", "contacts/shop?history=true", "").status()).isEqualTo(404);
  }

  private Hub.Answer contact(String caller, String organisation, String... addresses) {
    List<String> items =
        List.of(addresses).stream().map(one -> "{'address': '" + one + "'}").toList();
    return hub.editAs(
        caller,
        "PUT",
        "contacts/" + organisation,
        "{'organisation': '%s', 'name': 'Ms %s', 'addresses': [%s]}"
            .formatted(organisation, addresses[0], String.join(", ", items)));
  }

  private Hub.Answer rule(String json) {
    return hub.editAs(ISP, "PUT", "rules/mine", json);
  }
}
