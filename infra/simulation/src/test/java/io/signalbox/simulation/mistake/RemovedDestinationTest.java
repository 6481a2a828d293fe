package io.signalbox.simulation.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.simulation.Run;
import io.signalbox.simulation.Simulations;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.load.Scenario.Change;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A destination is taken out of the settings while it has work, and put back. */
class RemovedDestinationTest {
  private static final int RUNS = 8;

  @Test
  void gets_nothing_meanwhile_and_then_all_that_its_feed_has() {
    assertThat(runs().filter(run -> !run.result().isGood())).isEmpty();
  }

  @Test
  void a_process_that_asks_for_the_settings_only_once_is_found() {
    assertThat(
            runs()
                .map(run -> run.withVariant(Mistakes::settingsReadOnce).result().broken())
                .filter(broken -> broken.contains(Promise.WHAT_IS_REMOVED_GETS_NOTHING)))
        .isNotEmpty();
  }

  private static Stream<Run> runs() {
    return LongStream.range(0, Long.MAX_VALUE)
        .mapToObj(Simulations::of)
        .filter(run -> run.scenario().change() == Change.REMOVED && run.scenario().faultRate() == 0)
        .limit(RUNS);
  }
}
