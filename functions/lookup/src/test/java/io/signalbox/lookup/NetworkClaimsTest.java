package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which networks that an organisation says it has wait for an approval. */
class NetworkClaimsTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "other-token | other | 'cidr': '192.0.2.0/24'     | claimed",
        "other-token | other | 'cidr': '192.0.2.128/25'   | claimed",
        "other-token | other | 'cidr': '192.0.2.1/32'     | claimed",
        "other-token | other | 'cidr': '2001:db8:1::/48'  | claimed",
        "other-token | other | 'cidr': '::ffff:c000:280/121' | claimed",
        "other-token | other | 'asn': 64496               | claimed",
        "other-token | other | 'domain': 'www.isp.example'| claimed",
        "other-token | other | 'cidr': '192.0.2.0/23'     | claimed",
        "other-token | other | 'cidr': '192.0.0.0/10'     | claimed",
        "other-token | other | 'cidr': '2001:d00::/24'    | claimed",
        "other-token | other | 'cidr': '2001:db9::/32'    | claimed",
        "other-token | other | 'cidr': '192.0.3.0/24'     | claimed",
        "other-token | other | 'cidr': '203.0.113.64/26'  | claimed",
        "other-token | other | 'domain': 'co.example'     | claimed",
        "other-token | other | 'domain': 'o.example'      | claimed",
        "other-token | other | 'cidr': '198.51.100.0/24'  | claimed",
        "other-token | other | 'domain': 'nisp.example'   | claimed",
        "other-token | other | 'asn': 64500               | claimed",
        "isp-token   | isp   | 'cidr': '192.0.2.0/23'     | claimed",
        "isp-token   | isp   | 'cidr': '203.0.113.64/26'  | approved",
        "isp-token   | isp   | 'domain': 'www.isp.example'| approved",
        "shop-token  | shop  | 'domain': 'shop.isp.example' | claimed",
        "shop-token  | shop  | 'cidr': '192.0.2.64/28'    | claimed",
        "isp-token   | shop  | 'cidr': '192.0.2.64/28'    | approved",
        "isp-token   | isp   | 'cidr': '192.0.2.64/28'    | approved",
      })
  void a_claim_of_what_others_have_waits(
      String caller, String organisation, String what, String state) {
    Hub.Answer answer = claim(caller, organisation, what, "approved");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().at("/object/state").asText()).isEqualTo(state);
  }

  @Test
  void a_claim_is_approved_by_who_may_edit_both_and_then_stays_so() {
    String shop = "'cidr': '192.0.2.64/28'";
    claim(SHOP, "shop", shop, "approved");
    assertThat(state(claim(SHOP, "shop", shop, "approved"))).isEqualTo("claimed");
    assertThat(state(claim(ISP, "shop", shop, "approved"))).isEqualTo("approved");
    assertThat(state(claim(SHOP, "shop", shop, "approved"))).isEqualTo("approved");
    assertThat(
            claim(SHOP, "shop", "'cidr': '192.0.2.80/28'", "approved")
                .json()
                .at("/object/state")
                .asText())
        .isEqualTo("claimed");
  }

  @Test
  void who_has_a_part_of_anothers_network_divides_it_as_it_likes() {
    hub.put("networks/isp-part", "{'organisation': 'other', 'cidr': '192.0.2.128/25'}");
    assertThat(state(claim("other-token", "other", "'cidr': '192.0.2.192/26'", "approved")))
        .isEqualTo("approved");
    assertThat(state(claim("other-token", "other", "'cidr': '192.0.2.0/24'", "approved")))
        .isEqualTo("claimed");
    hub.delete("networks/new");
    assertThat(state(claim(ISP, "isp", "'cidr': '192.0.2.192/26'", "approved")))
        .isEqualTo("claimed");
  }

  @Test
  void nobody_prolongs_what_it_was_given_until_some_day() {
    String lent = "'cidr': '198.51.100.0/24', 'expires': '%s'";
    hub.put("networks/new", "{'organisation': 'other', " + lent.formatted("2026-12-31") + "}");
    assertThat(state(claim("other-token", "other", lent.formatted("2026-12-30"), "approved")))
        .isEqualTo("approved");
    for (String longer : List.of(lent.formatted("2027-01-01"), "'cidr': '198.51.100.0/24'")) {
      hub.put("networks/new", "{'organisation': 'other', " + lent.formatted("2026-12-31") + "}");
      assertThat(state(claim("other-token", "other", longer, "approved"))).isEqualTo("claimed");
    }
    hub.put("networks/lent", "{'organisation': 'other', " + lent.formatted("2026-12-31") + "}");
    assertThat(state(claim("other-token", "other", "'cidr': '198.51.100.0/25'", "approved")))
        .isEqualTo("claimed");
    hub.put(
        "networks/new", "{'organisation': 'other', 'cidr': '203.0.113.0/28', 'state': 'expired'}");
    assertThat(state(claim("other-token", "other", "'cidr': '203.0.113.0/28'", "approved")))
        .isEqualTo("claimed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'country': 'AT'",
        "'default': true",
        "'cidr': '0.0.0.0/0'",
        "'cidr': '128.0.0.0/7'",
        "'cidr': '::/0'",
        "'domain': 'example'"
      })
  void nobody_claims_a_country_or_the_rest(String what) {
    assertThat(claim(ISP, "isp", what, "claimed").status()).isEqualTo(403);
  }

  private Hub.Answer claim(String caller, String organisation, String what, String state) {
    return hub.editAs(
        caller,
        "PUT",
        "networks/new",
        "{'organisation': '%s', %s, 'state': '%s'}".formatted(organisation, what, state));
  }

  private static String state(Hub.Answer answer) {
    return answer.json().at("/object/state").asText();
  }
}
