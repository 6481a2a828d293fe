package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples in {@code events/} can be imported and asked, as the documentation does. */
class ExamplesTest {
  private static final Path EVENTS = Path.of("../../events");

  private final Hub hub = new Hub();

  @BeforeEach
  void importAll() throws IOException {
    for (String kind : new String[] {"organisations", "contacts", "networks"}) {
      imported("source=register&format=csv&kind=" + kind, kind + ".csv");
    }
    imported("source=rules", "rules.json");
    imported("source=ripe&format=ripe", "ripe.txt");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ip=192.0.2.17, abuse@isp.example",
    "ip=192.0.2.17&classification_taxonomy=malicious-code, noc@isp.example night@isp.example",
    "ip=192.0.2.130, security@hospital.example",
    "ip=192.0.2.130&classification_type=scanner, security@hospital.example abuse@isp.example",
    "ip=198.51.100.70, it@exampletown.example",
    "ip=198.51.100.200, abuse@group.example",
    "ip=203.0.113.200, abuse@registry.example",
    "ip=2001:db8:5000::1, abuse@isp.example",
    "domain=www.university.example, cert@university.example",
    "ip=192.31.196.1&country=AT, desk@cert.example"
  })
  void the_examples_lead_to_who_they_should(String query, String addresses) {
    assertThat(hub.ask(query).json().findValuesAsText("email"))
        .containsExactly(addresses.split(" "));
  }

  @Test
  void a_test_feed_is_suppressed_and_so_is_a_pentest() {
    assertThat(hub.ask("ip=192.0.2.17&feed_name=Test%20feed").body()).contains("\"suppress\":true");
    assertThat(hub.ask("domain=university.example&classification_type=scanner").body())
        .contains("\"suppress\":true");
  }

  private void imported(String query, String file) throws IOException {
    byte[] body = Files.readAllBytes(EVENTS.resolve("directory").resolve(file));
    Hub.Answer answer = hub.importing(query, body, Map.of());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
