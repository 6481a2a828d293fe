package io.signalbox.simulation.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.simulation.Run;
import io.signalbox.simulation.Simulations;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.engine.Fates;
import io.signalbox.simulation.load.Scenario;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One receiver never answers; what is for the others arrives within seconds of simulated time. */
class IsolationTest {
  private static final int SEEDS = 15;
  private static final int SEEDS_WITH_GROUPS = 1;
  private static final int SEEDS_COMPARED = 8;

  /** A twentieth of the groups that hang. */
  private static final int SLOTS = 5;

  @Test
  void one_that_hangs_delays_no_other() {
    for (long seed = 0; seed < SEEDS; seed++) {
      assertThat(run(seed).result().violations()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void a_process_that_works_on_one_destination_after_the_other_is_found() {
    assertThat(
            LongStream.range(0, SEEDS)
                .mapToObj(
                    seed ->
                        run(seed)
                            .withVariant(IsolationMistakes::oneFlightAtATime)
                            .result()
                            .broken())
                .filter(broken -> broken.contains(Promise.ONE_DELAYS_NO_OTHER)))
        .hasSizeGreaterThan(2);
  }

  @Test
  void one_that_hangs_with_more_groups_than_there_are_slots_delays_no_other() {
    for (long seed = 0; seed < SEEDS_WITH_GROUPS; seed++) {
      assertThat(run(Scenario.withManyGroupsThatHang(seed)).result().violations())
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void groups_of_one_that_take_all_slots_are_found() {
    Run run = run(Scenario.withManyGroupsThatHang(0)).withVariant(IsolationMistakes::hintsOfNobody);
    assertThat(run.result().broken()).contains(Promise.ONE_DELAYS_NO_OTHER);
  }

  @Test
  void more_groups_that_hang_than_slots_make_no_other_wait_longer() {
    double alone = percentile99(false, UnaryOperator.identity());

    assertThat(percentile99(true, UnaryOperator.identity())).isLessThan(1.2 * alone);
    assertThat(percentile99(true, IsolationMistakes::hintsOfNobody)).isGreaterThan(1.2 * alone);
  }

  /** The 99th percentile of what others waited, in milliseconds. */
  private static double percentile99(boolean hanging, UnaryOperator<Platform> variant) {
    List<Duration> waits =
        LongStream.range(0, SEEDS_COMPARED)
            .mapToObj(seed -> run(Scenario.ofGroups(seed, hanging, SLOTS)).withVariant(variant))
            .flatMap(run -> run.result().waits().stream())
            .sorted()
            .toList();
    return waits.get(waits.size() * 99 / 100).toMillis();
  }

  private static Run run(long seed) {
    return run(Scenario.withOneThatHangs(seed));
  }

  private static Run run(Scenario scenario) {
    return new Run(Simulations.TEMPLATES, scenario, Fates.fine(), UnaryOperator.identity());
  }
}
