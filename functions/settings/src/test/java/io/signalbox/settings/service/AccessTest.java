package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void the_first_administrator_gets_in_before_there_are_settings() {
    assertThat(hub.get("/v1/settings").status()).isEqualTo(200);
    assertThat(hub.get("/v1/settings").json())
        .isEqualTo(
            Hub.parse(
                "{\"instances\":{},\"destinations\":{},\"routes\":{},\"connections\":{},"
                    + "\"fetches\":{},\"templates\":{}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/settings",
    "PUT, /v1/settings",
    "GET, /v1/settings/routes/all",
    "PUT, /v1/settings/routes/all",
    "DELETE, /v1/settings/routes/all",
    "POST, /v1/settings/explain",
  })
  void nobody_else_reads_or_writes_settings(String method, String path) {
    hub.put(
        "/v1/settings/instances/demo",
        "{'tokens': [{'name': 't', 'token': 'a-token-of-the-demo-instance'}], 'grants': {'post':"
            + " true, 'read': ['*'], 'lookup': true}}");

    assertThat(hub.sendAs(Optional.empty(), method, path, "{}", Map.of()).status()).isEqualTo(401);
    assertThat(hub.sendAs(Optional.of("no"), method, path, "{}", Map.of()).status()).isEqualTo(401);
    assertThat(
            hub.sendAs(Optional.of("a-token-of-the-demo-instance"), method, path, "{}", Map.of())
                .status())
        .isEqualTo(403);
  }

  @Test
  void an_instance_that_may_administer_does() {
    hub.put(
        "/v1/settings/instances/chief",
        "{'tokens': [{'name': 't', 'token': 'a-token-of-the-chief-instance'}], 'grants':"
            + " {'administer': true}}");

    assertThat(
            hub.sendAs(
                    Optional.of("a-token-of-the-chief-instance"),
                    "GET",
                    "/v1/settings",
                    "",
                    Map.of())
                .status())
        .isEqualTo(200);
  }

  @Test
  void the_schema_is_for_everybody() {
    Hub.Answer schema = hub.sendAs(Optional.empty(), "GET", "/v1/settings/schema", "", Map.of());

    assertThat(schema.status()).isEqualTo(200);
    assertThat(schema.json().path("$schema").asText()).contains("2020-12");
  }

  @Test
  void another_method_is_answered_with_those_that_are_allowed() {
    Hub.Answer refused = hub.send("POST", "/v1/settings", "{}", Map.of());

    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.headers().get("Allow")).containsExactly("GET, PUT");
  }
}
