package io.signalbox.bench.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bench.bill.engine.Engines;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the hub costs does not change unnoticed. */
class BillTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static Engines engines;
  private static Runs runs;

  @BeforeAll
  static void start() throws IOException {
    engines = Engines.start();
    runs = new Runs(ROOT);
  }

  @AfterAll
  static void stop() throws IOException {
    engines.close();
  }

  static Stream<Scenario> scenarios() {
    return runs.scenarios(engines).stream().filter(scenario -> !scenario.isLong());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void what_is_counted_is_what_infra_bench_bill_json_has(Scenario scenario)
      throws IOException, InterruptedException {
    Bill bill = runs.bill(scenario, engines);

    assertThat(Figures.differences(ROOT, scenario, bill, runs.prices()))
        .as(
            "infra/bench/bill --keep makes these the figures, if they are meant:%n%s",
            runs.told(scenario, bill))
        .isEmpty();
    // A month's target is missed for its alarms and pollers, as infra/bench/README.md says.
    assertThat(scenario.isMonth() ? 0 : runs.prices().dollars(bill, Charge::isCounted))
        .isLessThanOrEqualTo(scenario.reachDollars());
  }
}
