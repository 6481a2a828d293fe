package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code approvals: 1}, no write and no import changes a rule by itself. */
class RuleApprovalsTest {
  private static final String RULE = "rules/scanners";
  private static final String BODY = "{'match': {'type': 'scanner'}}";

  private final Hub hub = new Hub();

  @BeforeEach
  void askForApprovals() {
    hub.put("organisations/isp", "{'name': 'ISP'}");
    hub.put("rules/old", "{'match': {'type': 'phishing'}}");
    hub.askForApprovals();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_rule_is_proposed_and_not_written() {
    Hub.Answer proposed = hub.put(RULE, BODY);

    assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
    assertThat(proposed.header("Location"))
        .isEqualTo("/v1/proposals/" + proposed.json().path("id").asText());
    assertThat(hub.get(RULE).status()).isEqualTo(404);
    assertThat(hub.proposals().getFirst().subject().text()).isEqualTo("directory/rules/scanners");
  }

  @Test
  void a_removal_is_proposed_too() {
    assertThat(hub.delete("rules/old").status()).isEqualTo(202);
    assertThat(hub.get("rules/old").status()).isEqualTo(200);
    assertThat(hub.delete("rules/gone").status()).isEqualTo(404);
  }

  @Test
  void what_could_not_be_written_is_not_proposed() {
    assertThat(hub.put(RULE, "{'match': {'type': 'phishing'}}").status()).isEqualTo(400);
    assertThat(hub.editAs("viewer-token", "PUT", RULE, BODY).status()).isEqualTo(403);
    assertThat(hub.proposals()).isEmpty();
  }

  @Test
  void an_import_that_changes_rules_is_refused_whole() {
    Hub.Answer refused =
        hub.importing(
            "source=s",
            "{'organisations': {'new': {'name': 'New'}}, 'rules': {'scanners': %s}}"
                .formatted(BODY)
                .replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("count").asInt()).isEqualTo(1);
    assertThat(hub.get(RULE).status()).isEqualTo(404);
    assertThat(hub.get("organisations/new").status()).isEqualTo(404);
  }

  @Test
  void all_else_is_written_as_before() {
    assertThat(hub.put("organisations/isp", "{'name': 'Internet'}").status()).isEqualTo(200);
    assertThat(
            hub.importing("source=s", "{\"organisations\": {\"new\": {\"name\": \"New\"}}}")
                .status())
        .isEqualTo(200);
  }
}
