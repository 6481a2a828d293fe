package io.signalbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.simulation.engine.Fate;
import io.signalbox.simulation.engine.Fates;
import io.signalbox.simulation.load.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A small scenario, in which each call goes wrong in each way, one run each. */
class SweepTest {
  private static final int SEED = 7;
  private static final List<Fate> FAULTS =
      Arrays.stream(Fate.values()).filter(Fate::isFault).toList();
  private static final List<Fate> WORST = List.of(Fate.ANSWER_LOST, Fate.DIES_AFTER);

  /** Every so many-th call is tried where peers have bad manners, which takes long. */
  private static final int CALLS_STEP = Simulations.FULL ? 1 : 5;

  /** Every so many-th pair is tried; all of them take hours. */
  private static final int PAIRS_STEP =
      Integer.getInteger("signalbox.simulation.pairs", Simulations.FULL ? 41 : 167);

  private static Run small(Fates fates) {
    return new Run(Simulations.TEMPLATES, Scenario.small(SEED), fates, UnaryOperator.identity());
  }

  @Test
  void a_fault_at_any_call_breaks_no_promise() {
    long calls = small(Fates.fine()).result().calls();
    assertThat(calls).isGreaterThan(50);
    List<String> broken = new ArrayList<>();
    for (long call = 0; call < calls; call++) {
      for (Fate fate : FAULTS) {
        check(Scenario.small(SEED), Map.of(call, fate), broken);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_fault_at_any_call_breaks_no_promise_while_receivers_refuse_fail_and_hang() {
    Scenario scenario = Scenario.smallWithBadManners(SEED);
    Run run = small(Fates.fine()).with(scenario);
    long calls = run.result().calls();
    assertThat(calls).isGreaterThan(50);
    List<String> broken = new ArrayList<>();
    for (long call = 0; call < calls; call += CALLS_STEP) {
      for (Fate fate : WORST) {
        check(scenario, Map.of(call, fate), broken);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void two_faults_break_no_promise() {
    long calls = small(Fates.fine()).result().calls();
    List<String> broken = new ArrayList<>();
    long pair = 0;
    for (long first = 0; first < calls; first++) {
      for (long second = first + 1; second < calls; second++) {
        for (Fate one : WORST) {
          for (Fate other : WORST) {
            if (pair++ % PAIRS_STEP == 0) {
              check(Scenario.small(SEED), Map.of(first, one, second, other), broken);
            }
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static void check(Scenario scenario, Map<Long, Fate> script, List<String> broken) {
    small(Fates.scripted(script))
        .with(scenario)
        .result()
        .violations()
        .forEach(violation -> broken.add(script + ": " + violation));
  }
}
