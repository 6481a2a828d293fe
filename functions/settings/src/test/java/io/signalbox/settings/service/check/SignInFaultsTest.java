package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenID provider, and for how long the audit log is kept. */
class SignInFaultsTest {
  private static final String GOOD =
      """
      {'hub': {'auditDays': 730, 'signIn': {'issuer': 'https://login.example/realms/cert',
        'clientId': 'hub', 'clientSecret': 's3cret',
        'redirectUri': 'https://hub.example/console/signed-in',
        'groups': {'duty': {'roles': [{'role': 'handler', 'scope': {'organisations': ['isp']}}]}}}}}
      """;

  @Test
  void a_whole_provider_has_no_fault() {
    assertThat(Documents.faults(Documents.json(GOOD))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://login.example/realms/cert | https://10.0.0.7/realms | /issuer | private use",
        "https://login.example/realms/cert | https://127.0.0.1/ | /issuer | the machine itself",
        "https://login.example/realms/cert | http://login.example/ | /issuer | begin with https://",
        "https://login.example/realms/cert | http://localhost:8080/ | /issuer | the machine itself",
        "https://login.example/realms/cert | https://u:p@login.example/ | /issuer | user and",
        "https://login.example/realms/cert | https://login.example/?a | /issuer | written like",
        "https://login.example/realms/cert | https://login_in.example/ | /issuer | xn--",
        "https://login.example/realms/cert | ftp://login.example/ | /issuer | written like",
        "https://hub.example/console | http://hub.example/console | /redirectUri | https://",
        "/console/signed-in | /signed-in | /redirectUri | written like https://hub.example/console",
        "'clientId': 'hub', | `` | `` | clientId is missing",
        "'role': 'handler' | 'role': 'king' | /groups/duty/roles/0/role | must be one of",
      })
  void a_fault_is_named_at_its_place(String part, String wrong, String place, String reason) {
    JsonNode document = Documents.json(GOOD.replace(part, wrong));

    assertThat(Documents.faults(document))
        .filteredOn(fault -> fault.pointer().equals("/hub/signIn" + place))
        .extracting(Fault::reason)
        .anyMatch(text -> text.contains(reason));
  }

  @Test
  void a_provider_on_the_hub_s_own_machine_is_for_hubs_that_may_talk_to_it() {
    JsonNode document =
        Documents.json(GOOD.replace("https://login.example", "http://127.0.0.1:8080"));

    assertThat(Documents.localFaults(document)).isEmpty();
    assertThat(Documents.faults(document)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0", "3651"})
  void the_audit_log_is_kept_for_a_day_to_ten_years(String days) {
    assertThat(Documents.faults(Documents.json(GOOD.replace("730", days))))
        .extracting(Fault::pointer)
        .containsExactly("/hub/auditDays");
  }
}
