package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IntelMQ's tuency expert, by the tests that come with it, asks a hub in place of a tuency. */
class TuencyExpertTest {
  private static final Path PACKAGES = LocalHubs.root().resolve("infra/local/tuency.txt");

  /** What the expert's tests expect a tuency to know. */
  private static final String DIRECTORY =
      """
      {'organisations': {'thurner': {'name': 'Thurner'}, 'eine': {'name': 'EineOrganisation'}},
       'contacts': {
         'thurner': {'organisation': 'thurner', 'addresses': [{'address': 'test@ntvtn.de'}]},
         'eine': {'organisation': 'eine', 'addresses': [{'address': 'abuse+www@example.at'}]}},
       'networks': {
         'address': {'organisation': 'thurner', 'cidr': '123.123.123.0/24'},
         'name': {'organisation': 'eine', 'domain': 'example.at'}},
       'rules': {
         'address': {'match': {'side': 'ip', 'status': 'production', 'feedName': 'FTP'},
                     'suppress': true, 'interval': {'unit': 'days', 'length': 1}},
         'name': {'match': {'provider': 'Some Provider'},
                  'interval': {'unit': 'days', 'length': 1}}}}
      """;

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"/", "//"})
  void its_own_tests_pass(String end) {
    try (Hub hub = LocalHubs.start("hub-under-test")) {
      HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
      administrator.settings(settings());
      HubClient.Answer imported =
          administrator.post("/v1/directory/imports?source=tuency", DIRECTORY.replace('\'', '"'));
      assertThat(imported.status()).as(imported.text()).isEqualTo(200);

      assertThat(run(hub.baseUrl() + end)).contains("Ran 8 tests", "OK").doesNotContain("skipped");
    }
  }

  @Test
  void they_would_notice_a_tuency_that_knows_nothing() {
    try (Hub hub = LocalHubs.start("hub-under-test")) {
      new HubClient(hub.baseUrl(), hub.administratorToken()).settings(settings());
      assertThat(run(hub.baseUrl() + "/")).contains("Ran 8 tests", "FAILED (failures=4)");
    }
  }

  private static String settings() {
    return new Settings()
        .put(
            "instances",
            "bot",
            "{'tokens': [{'name': 'first', 'token': 'bot-token-for-the-lookup'}], 'grants':"
                + " {'lookup': true}}")
        .json();
  }

  private String run(String url) {
    List<String> words =
        List.of(
            PythonEnvironment.of(PACKAGES).program("python"),
            LocalHubs.root().resolve("infra/local/src/test/python/tuency_expert.py").toString());
    Map<String, String> environment =
        Map.of(
            "INTELMQ_ROOT_DIR",
            home.toString(),
            "INTELMQ_TEST_TUNECY_URL",
            url,
            "INTELMQ_TEST_TUNECY_TOKEN",
            "bot-token-for-the-lookup");
    return new Command(words, environment).attempt().output();
  }
}
