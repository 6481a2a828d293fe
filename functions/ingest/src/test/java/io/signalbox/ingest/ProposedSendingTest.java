package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.ingest.Hub.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sending that nobody gets before others have approved it. */
class ProposedSendingTest {
  private static final String PATH = "/v1/sendings?destination=soc&id=monday";
  private static final String ROWS =
      """
      {"source.ip": "192.0.2.1", "classification.type": "scanner"}
      {"source.ip": "192.0.2.300", "classification.type": "scanner"}
      no JSON
      {"meta": {"uuid": {"current": "3f0b7d3e-5d3c-4b7f-9a51-6a1f0c2b8e45"}, "version": 1, "type":
       "event", "format": "intelmq", "tags": ["tlp:green"]}, "payload": {"source.ip": "192.0.2.4"}}
      """
          .replace("\"type\":\n ", "\"type\": ");

  private final Hub hub = new Hub();

  @BeforeEach
  void requireApproval() {
    hub.requireApprovals(1);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Answered send(String path) {
    return hub.post(
        "handler",
        path,
        Map.of("Content-Type", "application/x-ndjson"),
        ROWS.getBytes(StandardCharsets.UTF_8));
  }

  private String proposed() {
    Answered answer = send(PATH);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return "/v1/sendings/" + answer.body().path("id").asText();
  }

  @Test
  void nothing_is_kept_before_somebody_else_approves_and_each_good_row_after_that() {
    Answered waiting = send(PATH);
    String path = "/v1/sendings/" + waiting.body().path("id").asText();

    assertThat(waiting.status()).isEqualTo(202);
    assertThat(waiting.headers().get("Location")).containsExactly(path);
    assertThat(waiting.body().path("state").asText()).isEqualTo("proposed");
    assertThat(waiting.body().at("/counts/valid").asInt()).isEqualTo(2);
    assertThat(waiting.body().at("/items/0/index").asInt()).isEqualTo(1);
    assertThat(send(PATH + "&dryRun=true").body().path("approval").asBoolean()).isTrue();
    assertThat(hub.ask("handler", "POST", path + "/approve").status()).isEqualTo(403);

    Answered sent = hub.ask("approver", "POST", path + "/approve");

    assertThat(sent.status()).as(sent.body().toString()).isEqualTo(200);
    assertThat(sent.body().path("state").asText()).isEqualTo("sent");
    assertThat(sent.body().at("/counts/accepted").asInt()).isEqualTo(2);
    assertThat(sent.body().at("/decisions/0/by").asText()).isEqualTo("approver");
    Answered again = send(PATH);
    assertThat(again.status()).as("who repeats it learns what became of each row").isEqualTo(200);
    assertThat(again.count("duplicate")).isEqualTo(2);
    var kept =
        hub.envelopeStore().find(new DedupKey(again.item(3).path("id").asText())).orElseThrow();
    assertThat(kept.first().sender()).isEqualTo("handler");
    assertThat(kept.first().envelope().meta().tags())
        .containsExactly("sending:monday", "tlp:green");
    assertThat(hub.besideReaders(rowsOf(path))).as("the rows are forgotten").isEmpty();
    assertThat(hub.ask("approver", "POST", path + "/reject").status()).isEqualTo(409);
  }

  @Test
  void who_approves_sees_all_rows_and_who_repeats_a_sending_proposes_it_once() {
    String path = proposed();

    assertThat(proposed()).isEqualTo(path);
    assertThat(hub.ask("approver", "GET", "/v1/sendings").body().path("sendings")).hasSize(1);
    Answered one = hub.ask("approver", "GET", path);
    assertThat(one.body().path("events")).hasSize(2);
    assertThat(one.body().at("/events/1/index").asInt()).isEqualTo(3);
    assertThat(one.body().at("/events/1/payload/source.ip").asText()).isEqualTo("192.0.2.4");
    assertThat(one.body().at("/rows/invalid").asInt()).isEqualTo(2);
    assertThat(hub.ask("approver", "GET", path + "?after=1").body().path("events")).hasSize(1);
    assertThat(hub.ask("reader", "GET", path).status()).isEqualTo(403);
    assertThat(hub.ask("reader", "GET", "/v1/sendings").status()).isEqualTo(403);
    assertThat(hub.ask("approver", "GET", "/v1/sendings/none").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"approver", "handler"})
  void what_was_rejected_or_withdrawn_is_never_sent(String by) {
    String path = proposed();

    assertThat(hub.ask("asking", "POST", path + "/reject").status()).isEqualTo(403);
    assertThat(hub.ask(by, "POST", path + "/reject").body().path("state").asText())
        .isEqualTo("rejected");

    assertThat(hub.ask("second", "POST", path + "/approve").status()).isEqualTo(409);
    assertThat(send(PATH).status()).isEqualTo(409);
    assertThat(hub.besideReaders(rowsOf(path))).isEmpty();
    assertThat(send(PATH.replace("monday", "tuesday")).status()).isEqualTo(202);
  }

  @Test
  void two_approvals_are_those_of_two_people() {
    hub.requireApprovals(2);
    String path = proposed();

    assertThat(hub.ask("approver", "POST", path + "/approve").body().path("state").asText())
        .isEqualTo("proposed");
    assertThat(hub.ask("approver", "POST", path + "/approve").status()).isEqualTo(403);
    assertThat(hub.ask("second", "POST", path + "/approve").body().path("state").asText())
        .isEqualTo("sent");
  }

  @ParameterizedTest
  @CsvSource({"destinations, soc", "instances, handler"})
  void what_could_not_be_sent_now_is_not_sent_by_an_approval(String kind, String removed) {
    String path = proposed();
    hub.change(
        document -> {
          document.putObject("hub").put("approvals", 1);
          ((ObjectNode) document.path(kind)).remove(removed);
        });

    assertThat(hub.ask("approver", "POST", path + "/approve").status()).isEqualTo(409);
    assertThat(hub.ask("approver", "GET", path).body().path("state").asText())
        .isEqualTo("proposed");
    assertThat(hub.ask("approver", "POST", path + "/reject").status()).isEqualTo(200);
  }

  @Test
  void a_sending_without_a_good_row_is_refused() {
    byte[] row = "{\"source.ip\": \"none\"}".getBytes(StandardCharsets.UTF_8);
    Answered answer = hub.post("handler", PATH, Map.of("Content-Type", "application/json"), row);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().at("/items/0/field").asText()).isEqualTo("source.ip");
    assertThat(hub.ask("approver", "GET", "/v1/sendings").body().path("sendings")).isEmpty();
  }

  @Test
  void aPersonOfTheProviderProposesToAnyDestinationAndSendsToNoneAlone() {
    String signIn =
        """
        {"issuer": "https://login.example", "clientId": "hub", "redirectUri":
         "https://hub.example/console/signed-in", "groups": {"duty": {"roles": [{"role": "handler"}]}}}\
        """;
    hub.change(
        document -> document.putObject("hub").put("approvals", 1).set("signIn", Hub.json(signIn)));
    byte[] row = "{\"source.ip\": \"192.0.2.1\"}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> json = Map.of("Content-Type", "application/json");
    Answered proposed = hub.post(hub.personToken(), PATH, json, row);

    assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(202);
    String path = "/v1/sendings/" + proposed.body().path("id").asText();
    assertThat(hub.ask("approver", "POST", path + "/approve").body().path("state").asText())
        .isEqualTo("sent");

    hub.change(document -> document.putObject("hub").set("signIn", Hub.json(signIn)));
    assertThat(hub.post(hub.personToken(), PATH, json, row).status()).isEqualTo(403);
  }

  private static String rowsOf(String path) {
    return "~sendings/rows#" + path.substring(path.lastIndexOf('/') + 1);
  }
}
