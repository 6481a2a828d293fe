package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.service.Hub.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeDocumentTest {
  private static final String ALL = "/v1/settings";
  private static final String TWO_FEEDS =
      "{'destinations': {'a': {'method': 'pull'}, 'b': {'method': 'pull'}},"
          + "'routes': {'r': {'pattern': {}, 'destinations': ['a', 'b']}}}";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_document_is_written_at_once_and_read_back() {
    Answer written = hub.put(ALL, TWO_FEEDS);
    Answer read = hub.get(ALL);

    assertThat(written.status()).isEqualTo(201);
    assertThat(read.json()).isEqualTo(written.json());
    assertThat(read.tag()).isEqualTo(written.tag());
    assertThat(read.json().path("destinations").size()).isEqualTo(2);
  }

  @Test
  void settings_are_replaced_only_by_who_says_which() {
    String first = hub.put(ALL, TWO_FEEDS).tag();

    assertThat(hub.put(ALL, "{}").status()).isEqualTo(428);
    Answer second = hub.putIf(first, ALL, "{'destinations': {'a': {'method': 'pull'}}}");
    assertThat(second.status()).isEqualTo(200);
    assertThat(hub.putIf(first, ALL, "{}").status()).isEqualTo(412);
    assertThat(hub.get(ALL).tag()).isEqualTo(second.tag());
    assertThat(hub.putIf("*", ALL, "{}").status()).isEqualTo(200);
    assertThat(hub.get("/v1/settings/destinations/a").status()).isEqualTo(404);
  }

  @Test
  void the_same_document_again_changes_nothing() {
    String first = hub.put(ALL, TWO_FEEDS).tag();

    assertThat(hub.putIf(first, ALL, TWO_FEEDS).tag()).isEqualTo(first);
    assertThat(hub.putIf(first, ALL, hub.get(ALL).body()).tag()).isEqualTo(first);
  }

  @Test
  void a_dry_run_tells_the_difference_and_writes_nothing() {
    hub.put(ALL, TWO_FEEDS);
    String before = hub.get(ALL).body();

    Answer dry =
        hub.put(
            ALL + "?dryRun=true",
            "{'instances': {'demo': {'tokens': [{'name': 't', 'token':"
                + " 'a-token-of-the-demo-instance'}]}},'destinations': {'a': {'method': 'pull',"
                + " 'form': 'bare'}, 'p': {'method': 'http', 'uri': 'https://soc.example', 'http':"
                + " {'authentication': {'bearer': 's3cret'}}}},'routes': {'r': {'pattern': {},"
                + " 'destinations': ['a']}}}");

    assertThat(dry.status()).isEqualTo(200);
    assertThat(dry.json())
        .isEqualTo(
            Hub.parse(
                """
                {"added": ["/destinations/a/form", "/destinations/p", "/instances/demo"],
                 "changed": ["/routes/r/destinations"],
                 "removed": ["/destinations/b"]}
                """));
    assertThat(hub.get(ALL).body()).isEqualTo(before);
    assertThat(hub.secrets.names()).isEmpty();
  }

  @Test
  void a_dry_run_of_an_invalid_document_has_its_faults() {
    Answer dry = hub.put(ALL + "?dryRun=true", "{'destinations': {'a': {'method': 'fax'}}}");

    assertThat(dry.status()).isEqualTo(422);
    assertThat(dry.json().path("faults").findValuesAsText("pointer"))
        .containsExactly("/destinations/a/method");
  }

  @Test
  void an_invalid_document_changes_nothing() {
    String first = hub.put(ALL, TWO_FEEDS).tag();

    Answer refused =
        hub.putIf(first, ALL, "{'routes': {'r': {'pattern': {}, 'destinations': ['a']}}}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("faults").findValuesAsText("pointer"))
        .containsExactly("/routes/r/destinations/0");
    assertThat(hub.get(ALL).tag()).isEqualTo(first);
  }
}
