package io.signalbox.simulation;

import io.signalbox.simulation.check.Violations;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.load.Cast;
import io.signalbox.simulation.load.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays one run: a time with faults, a time without in which all must settle, and the checks. */
final class Stage implements AutoCloseable {
  private static final Duration FAULTS_LAST = Duration.ofMinutes(15);
  private static final Duration SETTLES_WITHIN = Duration.ofHours(3);

  /** Wake looks once an hour for readers that nothing else would wake. */
  private static final Duration OVERLOOKED_AT_MOST = Duration.ofMinutes(62);

  private static final Duration LAST_ONES_LEAVE = Duration.ofMinutes(15);
  private static final int LONG_RETENTION_DAYS = 90;

  /** Longer than an act, and the shortest that a hub may have. */
  private static final int SHORT_RETENTION_DAYS = 1;

  /** The second act begins at most so much later than what the first one began with expires. */
  private static final Duration SECOND_ACT_LATER = Duration.ofHours(1);

  private final Scenario scenario;
  private final Simulator simulator;
  private final Trace trace;
  private final Calls calls;
  private final Violations violations;
  private final Cast cast;

  Stage(Run run, boolean traced) {
    scenario = run.scenario();
    long seed = scenario.seed();
    simulator = new Simulator(seed);
    trace = new Trace(simulator, traced);
    calls = new Calls(trace, seed, run.fates());
    violations = new Violations(trace);
    cast =
        new Cast(
            hub -> run.templates().of(hub, retentionDays(scenario)),
            scenario,
            run.variant(),
            simulator,
            calls,
            trace,
            violations);
  }

  Run.Result play() {
    Instant quietFrom = Simulator.START.plus(FAULTS_LAST);
    if (scenario.hanging()) {
      calls.endFaults();
    }
    cast.enter(quietFrom);
    simulator.runUntil(() -> false, quietFrom);
    long callsWithFaults = calls.made();
    Duration lasted = endFaults();
    readToTheEnd();
    cast.check();
    List<Duration> waits = cast.waits();
    if (scenario.secondAct()) {
      playOn();
    }
    cast.leave();
    simulator.runUntil(() -> false, simulator.now().plus(LAST_ONES_LEAVE));
    return new Run.Result(
        violations.broken(),
        violations.found(),
        callsWithFaults,
        calls.faults(),
        lasted,
        waits,
        trace.lines());
  }

  /** The second act: what the first one left expires, while more comes in. */
  private void playOn() {
    cast.rest();
    Duration later = SECOND_ACT_LATER.multipliedBy((long) (simulator.fraction("later") * 1_000));
    Instant begin =
        Simulator.START.plus(Duration.ofDays(SHORT_RETENTION_DAYS)).plus(later.dividedBy(1_000));
    simulator.runUntil(() -> false, begin);
    trace.say(() -> "the second act begins");
    Instant quietFrom = begin.plus(FAULTS_LAST);
    calls.beginFaults();
    cast.enterAgain(quietFrom);
    simulator.runUntil(() -> false, quietFrom);
    endFaults();
    readToTheEnd();
    cast.checkAgain();
  }

  /**
   * From now on all goes well, and settles.
   *
   * @return how long it took to settle
   */
  private Duration endFaults() {
    Instant quietFrom = simulator.now();
    calls.endFaults();
    trace.say(() -> "from now on nothing goes wrong");
    cast.calmDown();
    settle();
    if (cast.isSomebodyOverlooked()) {
      simulator.runUntil(() -> false, simulator.now().plus(OVERLOOKED_AT_MOST));
      settle();
    }
    cast.checkThatNobodyWaits();
    return Duration.between(quietFrom, simulator.now());
  }

  private void readToTheEnd() {
    cast.beginLastReading();
    simulator.runUntil(cast::haveReadToTheEnd, simulator.now().plus(SETTLES_WITHIN));
  }

  private static int retentionDays(Scenario scenario) {
    return scenario.secondAct() ? SHORT_RETENTION_DAYS : LONG_RETENTION_DAYS;
  }

  private void settle() {
    boolean settled = simulator.runUntil(cast::isQuiet, simulator.now().plus(SETTLES_WITHIN));
    violations.require(
        settled, Promise.ALL_SETTLES, "not quiet for " + SETTLES_WITHIN + " without a fault");
  }

  @Override
  public void close() {
    cast.close();
    simulator.close();
  }
}
