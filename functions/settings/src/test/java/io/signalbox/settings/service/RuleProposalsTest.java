package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.settings.Author;
import io.signalbox.settings.proposals.Proposals;
import io.signalbox.settings.proposals.Subject;
import io.signalbox.settings.service.Hub.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of proposals about rules of the directory. */
class RuleProposalsTest {
  private static final ObjectId RULE = new ObjectId(ObjectKind.RULE, "r");

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_rule_of_the_directory_is_written_when_another_approves() {
    Answer approved = approve(proposedRule("{'match': {'type': 'scanner'}}"));

    assertThat(approved.json().path("state").asText()).as(approved.body()).isEqualTo("applied");
    assertThat(hub.directory().current().get(RULE)).isPresent();
    assertThat(hub.directory().current().history(RULE).getFirst().by()).isEqualTo("ed");
  }

  @Test
  void a_rule_that_somebody_wrote_since_stays() {
    String first = proposedRule("{'match': {'type': 'scanner'}}");
    String second = proposedRule("{'match': {'type': 'phishing'}}");
    approve(first);

    Answer late = approve(second);

    assertThat(late.status()).isEqualTo(409);
  }

  private String proposedRule(String rule) {
    return hub.proposals()
        .add(
            new Author("ed", Instant.parse("2026-11-22T12:00:00Z"), "PUT /v1/directory/rules/r"),
            new Subject(Subject.Part.DIRECTORY, "rules", "r"),
            "",
            new Proposals.Content(
                JsonNodeFactory.instance.objectNode(),
                (ObjectNode) Hub.parse(rule.replace('\'', '"'))))
        .id();
  }

  private Answer approve(String id) {
    return hub.send("POST", "/v1/proposals/" + id + "/approve", "", Map.of());
  }
}
