package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad settings are refused whole, each fault with its place and its reason. */
public abstract class BadSettings extends Scenario {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/instances/a/colour | {'instances': {'a': {'colour': 'red'}}}",
        "/instances/a/grants/post | {'instances': {'a': {'grants': {'post': 'yes'}}}}",
        "/routes/r/pattern | {'routes': {'r': {'pattern': {'payload': {'source.asn': 'no list'}},"
            + " 'destinations': []}}}",
        "/routes/r/destinations/0 | {'routes': {'r': {'pattern': {}, 'destinations': ['absent']}}}",
        "/destinations/d/uri | {'destinations': {'d': {'method': 'http', 'uri':"
            + " 'http://169.254.169.254/latest'}}}",
        "/destinations/d/http/authentication/bearer | {'destinations': {'d': {'method': 'http',"
            + " 'uri': 'https://soc.example/in', 'http': {'authentication': {'bearer': {'stored':"
            + " 'destinations/d/0123456789abcdef'}}}}}}"
      })
  void a_fault_is_told_with_its_pointer_and_nothing_is_changed(String pointer, String document) {
    administrator().settings(new Settings().instance("cert-at").json());
    String before = administrator().get("/v1/settings").text();

    HubClient.Answer answer =
        administrator().put("/v1/settings", document.replace('\'', '"'), "If-Match", "*");

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertProblem(answer, "invalid-content");
    JsonNode faults = answer.json().path("faults");
    assertThat(faults.findValuesAsText("pointer")).as(answer.text()).anyMatch(pointer::startsWith);
    assertThat(faults.findValuesAsText("reason"))
        .noneMatch(reason -> reason.isBlank() || reason.contains("[Source"));
    assertThat(administrator().get("/v1/settings").text()).isEqualTo(before);
  }

  @Test
  void who_writes_what_another_has_changed_meanwhile_is_told() {
    administrator().settings(new Settings().instance("cert-at").json());
    String seen = administrator().get("/v1/settings").header("ETag");
    administrator().settings(new Settings().instance("cert-at").instance("cert-ee").json(), seen);

    HubClient.Answer late =
        administrator()
            .put("/v1/settings", new Settings().instance("late").json(), "If-Match", seen);

    assertThat(late.status()).isEqualTo(412);
    assertProblem(late, "precondition-failed");
    HubClient.Answer unnamed =
        administrator().put("/v1/settings", new Settings().instance("late").json());
    assertThat(unnamed.status()).isEqualTo(428);
    assertProblem(unnamed, "precondition-required");
  }

  @Test
  void a_destination_that_a_route_leads_to_is_not_deleted() {
    administrator()
        .settings(
            new Settings().destination("feed", "{'method': 'pull'}").routeAllTo("feed").json());

    HubClient.Answer answer = administrator().delete("/v1/settings/destinations/feed");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("all");
  }
}
