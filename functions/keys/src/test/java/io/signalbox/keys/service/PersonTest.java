package io.signalbox.keys.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.person.Person;
import io.signalbox.access.person.PersonTokens;
import io.signalbox.settings.SettingsStore;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody of the provider may ask about keys, by their role and its scope. */
class PersonTest {
  private final Hub hub = new Hub();

  @BeforeEach
  void settings() throws IOException {
    SettingsStore settings = new SettingsStore(hub.store.table("settings"), new Random(2));
    String document =
        """
        {"hub": {"signIn": {"issuer": "https://idp.example", "clientId": "hub",
           "redirectUri": "https://hub.example/console/signed-in", "groups": {
           "operators": {"roles": [{"role": "operator"}]}, "viewers": {"roles": [{"role": "viewer"}]},
           "partners": {"roles": [{"role": "viewer", "scope": {"organisations": ["isp"]}}]}}}},
         "instances": {}, "destinations": {}, "routes": {}}
        """;
    assertThat(
            settings.commit(
                settings.current(), (ObjectNode) new ObjectMapper().readTree(document), List.of()))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "operators, GET, /v1/keys, 200",
    "viewers, GET, /v1/keys, 200",
    "partners, GET, /v1/keys, 403",
    "strangers, GET, /v1/keys, 401",
    "operators, DELETE, /v1/keys/found/a@b.example, 404",
    "viewers, DELETE, /v1/keys/found/a@b.example, 403"
  })
  void theRoleDecides(String group, String method, String path, int status) {
    SettingsStore settings = new SettingsStore(hub.store.table("settings"), new Random(2));
    String token =
        PersonTokens.of(hub.platform)
            .write(
                Person.of(
                        settings.current().document().hub().signIn().orElseThrow(),
                        "person:ann",
                        List.of(group))
                    .orElseGet(
                        () -> new Person("https://idp.example", "person:ann", List.of(group), "")));
    assertThat(hub.ask(method, token, path, null).status()).isEqualTo(status);
  }
}
