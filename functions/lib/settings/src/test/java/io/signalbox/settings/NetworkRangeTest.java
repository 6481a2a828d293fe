package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, 192.0.2.0/25, false",
    "192.0.2.0/24, ::c000:201, false",
    "192.0.2.7, 192.0.2.7, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:DB8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "::/0, ::1, true",
    "192.0.2.0/24, host.example, false",
  })
  void a_network_has_its_addresses(String network, String address, boolean has) {
    assertThat(NetworkRange.parse(network).has(address)).isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2",
        "192.0.2.1/24",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/",
        "::1/0",
        "host.example",
        "256.0.0.1",
        "fe80::1%eth0",
        "192.0.2.0/24/24",
        "1",
        "2001:db8::/129"
      })
  void what_is_no_network_is_refused(String text) {
    assertThatThrownBy(() -> NetworkRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void networks_of_the_same_addresses_are_equal() {
    assertThat(NetworkRange.parse("2001:DB8::/32"))
        .isEqualTo(NetworkRange.parse("2001:db8:0::/32"));
  }
}
