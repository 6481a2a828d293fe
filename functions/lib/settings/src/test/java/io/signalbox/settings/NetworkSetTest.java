package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSetTest {
  private static final NetworkSet NETWORKS =
      new NetworkSet(List.of("192.0.2.0/25", "198.51.100.7", "2001:db8::/32"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0,true", "192.0.2.127,true", "192.0.2.128,false", "198.51.100.7,true",
    "198.51.100.8,false", "2001:db8:ffff::1,true", "2001:db9::,false", "::ffff:192.0.2.1,true",
    "192.0.2.64/26,true", "192.0.2.0/25,true", "192.0.2.0/24,false", "2001:db8:1::/48,true",
    "host.example,false", "'',false", "192.0.2.1/99,false",
  })
  void hasWhatLiesInOneOfThem(String text, boolean has) {
    assertThat(NETWORKS.has(text)).isEqualTo(has);
  }

  /** Against one range after the other. */
  @Test
  void agreesWithEachRangeByItself() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      List<String> texts =
          random.ints(8, 0, 256).mapToObj(n -> "10." + n + "." + (n & 240) + ".0/20").toList();
      NetworkSet networks = new NetworkSet(texts);
      String address =
          "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));

      assertThat(networks.has(address))
          .as("%s in %s", address, texts)
          .isEqualTo(texts.stream().anyMatch(text -> NetworkRange.parse(text).has(address)));
    }
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    assertThatThrownBy(() -> new NetworkSet(List.of("192.0.2.1/24")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
