package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.job.WhatIf;
import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {
  private static final String PATH = "/v1/settings/whatif";
  private static final String ROUTE =
      "{'kind': 'routes', 'name': 'all', 'entry': {'pattern': {}, 'destinations': ['soc']}}";
  private static final String DESTINATION =
      "{'kind': 'destinations', 'name': 'soc', 'entry': {'method': 'http', 'uri':"
          + " 'https://soc.example', 'http': {'authentication': {'header': {'name': 'X-Key',"
          + " 'value': 's3cret-2'}}}}}";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer begin(String changes, Map<String, String> headers) {
    return hub.send("POST", PATH, "{'days': 3, 'changes': [%s]}".formatted(changes), headers);
  }

  @Test
  void a_job_begins_once_for_an_idempotency_key_and_is_hinted() {
    String pull = "{'kind': 'destinations', 'name': 'soc', 'entry': {'method': 'pull'}}";
    Answer first = begin(pull + "," + ROUTE, Map.of("Idempotency-Key", "a"));
    Answer again = begin(pull + "," + ROUTE, Map.of("Idempotency-Key", "a"));
    Answer other = begin(pull, Map.of("Idempotency-Key", "a"));

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(first.json().path("status").asText()).isEqualTo("running");
    assertThat(first.json().path("from").asText()).isEqualTo("2026-11-19T12:00:00Z");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(422);
    WhatIf job = hub.whatIfs().find(first.json().path("job").asText()).orElseThrow();
    assertThat(job.changes()).hasSize(2);
    assertThat(hub.settings().current().isNone()).as("nothing is written").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'kind': 'routes', 'name': 'x', 'entry': {'pattern': {}, 'destinations': ['no']}} | /routes/x/destinations/0
          {'kind': 'colours', 'name': 'x', 'entry': null}                                   | /changes/0/kind
          {'kind': 'routes', 'name': 'x'}                                                   | /changes/0
          {'kind': 'routes', 'name': 'x', 'entry': null, 'more': 1}                         | /changes/0/more
          {'kind': 'routes', 'name': 'nowhere', 'entry': null}                              | /routes/nowhere
          {'kind': 'routes', 'name': 7, 'entry': null}                                      | /changes/0
          {'kind': 'destinations', 'name': 's', 'entry': {'method': 'pull'}}, {'kind': 'destinations', 'name': 's', 'entry': null} | /changes/1
          """)
  void a_change_that_could_not_be_written_is_refused(String change, String pointer) {
    Answer answer = begin(change, Map.of());

    assertThat(answer.status()).as(answer.body()).isIn(400, 422);
    assertThat(answer.body()).contains(pointer);
  }

  @Test
  void no_credential_stands_in_the_job() {
    Answer answer = begin(DESTINATION, Map.of());

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    WhatIf job = hub.whatIfs().find(answer.json().path("job").asText()).orElseThrow();
    assertThat(job.changes().toString()).contains("X-Key").doesNotContain("s3cret-2");
    assertThat(answer.body()).doesNotContain("s3cret-2");
    assertThat(hub.secrets.names()).doesNotContain("s3cret-2");
  }

  @Test
  void who_may_not_administer_begins_nothing() {
    assertThat(hub.sendAs(Optional.empty(), "POST", PATH, "{}", Map.of()).status()).isEqualTo(401);
  }
}
