package io.signalbox.simulation;

import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.engine.Fate;
import io.signalbox.simulation.engine.Fates;
import io.signalbox.simulation.load.Scenario;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A run: everything that follows from what it is made of.
 *
 * @param scenario what happens around the hub
 * @param fates what goes wrong
 * @param variant what stands between the hub's code and its platform
 */
public record Run(
    Templates templates, Scenario scenario, Fates fates, UnaryOperator<Platform> variant) {

  /**
   * What came of a run.
   *
   * @param broken the promises that did not hold
   * @param violations how they did not hold
   * @param calls how many calls were made before the faults ended
   * @param faults the numbers of those that went wrong
   * @param lasted simulated time, until all had settled
   * @param waits how long from a feed to its receiver took, but to one that hangs; the shortest
   *     first
   * @param trace what happened, if it was asked for
   */
  public record Result(
      Set<Promise> broken,
      List<String> violations,
      long calls,
      Set<Long> faults,
      Duration lasted,
      List<Duration> waits,
      List<String> trace) {
    public boolean isGood() {
      return violations.isEmpty();
    }
  }

  /** The run of a seed. */
  public static Run of(Templates templates, long seed) {
    Scenario scenario = Scenario.of(seed);
    return new Run(
        templates, scenario, Fates.random(seed, scenario.faultRate()), UnaryOperator.identity());
  }

  public Run with(Fates others) {
    return new Run(templates, scenario, others, variant);
  }

  public Run with(Scenario another) {
    return new Run(templates, another, fates, variant);
  }

  /** With something between the hub's code and its platform. */
  public Run withVariant(UnaryOperator<Platform> another) {
    return new Run(templates, scenario, fates, another);
  }

  /** With one call that goes wrong, and no other. */
  public Run withOne(long call, Fate fate) {
    return with(Fates.scripted(Map.of(call, fate)));
  }

  public Result result() {
    return result(false);
  }

  /** The same with all that happened. */
  public Result traced() {
    return result(true);
  }

  private Result result(boolean traced) {
    try (Stage stage = new Stage(this, traced)) {
      return stage.play();
    }
  }
}
