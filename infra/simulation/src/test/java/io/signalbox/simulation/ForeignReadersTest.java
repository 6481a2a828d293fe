package io.signalbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients of TAXII and Warden read beside writers, with faults and processes that die. */
class ForeignReadersTest {
  private static final int SEEDS = Simulations.FULL ? 200 : 30;

  @Test
  void clients_of_taxii_and_warden_get_each_event_once() {
    Map<Long, List<String>> broken = new LinkedHashMap<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Run.Result result = Simulations.withForeignReaders(seed).result();
      if (!result.isGood()) {
        broken.put(seed, result.violations());
      }
    }
    assertThat(broken).isEmpty();
  }
}
