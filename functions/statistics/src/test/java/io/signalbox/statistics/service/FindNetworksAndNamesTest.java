package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of all sizes, and names in both of their forms. */
class FindNetworksAndNamesTest extends NamedEvents {
  private void assertFound(String parameter, String value, List<String> expected) {
    assertThat(find("admin", parameter, value)).isEqualTo(expected);
    hub.clock.advance(Duration.ofHours(2));
    hub.writeSheets();
    assertThat(find("admin", parameter, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7/32, ipv4",
    "192.0.2.6/32, ''",
    "192.0.2.9/24, ipv4",
    "192.255.255.255/8, ipv4",
    "193.0.0.0/7, ipv4",
    "255.255.255.255/0, ipv4",
    "::ffff:192.0.2.7/128, ipv4",
    "::ffff:c000:207, ipv4",
    "::ffff:0:0/96, ipv4",
    "2001:DB8::1/128, ipv6",
    "2001:db8::2/128, ''",
    "2001:db8:ffff::/32, ipv6",
    "2001:ffff::/16, ipv6",
    "::1/0, ipv6"
  })
  void a_network_has_its_addresses_of_its_family(String network, String name) {
    keep("cert-at", "ipv4", ", \"source.ip\": \"192.0.2.7\"");
    keep("cert-at", "ipv6", ", \"source.ip\": \"2001:db8::1\"");

    assertFound("address", network, name.isEmpty() ? List.of() : List.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bücher.example", "BÜCHER.example.", "xn--bcher-kva.example"})
  void an_international_name_is_found_in_either_form(String name) {
    keep("cert-at", "ascii", ", \"source.fqdn\": \"www.xn--bcher-kva.example\"");
    keep("cert-at", "unicode", ", \"source.fqdn\": \"www.bücher.example\"");
    keep("cert-at", "other", ", \"source.fqdn\": \"www.buecher.example\"");

    assertFound("domain", name, List.of("unicode", "ascii"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bücher.example", "Bücher.Example", "xn--bcher-kva.example"})
  void so_is_the_host_of_a_url(String host) {
    keep("cert-at", "ascii", ", \"source.url\": \"http://xn--bcher-kva.example/a\"");
    keep("cert-at", "unicode", ", \"source.url\": \"https://BÜCHER.example:8443/a\"");
    keep("cert-at", "other", ", \"source.url\": \"http://www.bücher.example/\"");

    assertFound("url_host", host, List.of("unicode", "ascii"));
  }
}
