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

/** Plays one run: a time with faults, a time without in which all must settle, and the checks. */
final class Stage implements AutoCloseable {
  private static final Duration FAULTS_LAST = Duration.ofMinutes(15);
  private static final Duration SETTLES_WITHIN = Duration.ofHours(3);
  private static final Duration LAST_ONES_LEAVE = Duration.ofMinutes(15);

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
        new Cast(run.templates()::of, scenario, run.variant(), simulator, calls, trace, violations);
  }

  Run.Result play() {
    Instant quietFrom = Simulator.START.plus(FAULTS_LAST);
    if (scenario.hanging()) {
      calls.endFaults();
    }
    cast.enter(quietFrom);
    simulator.runUntil(() -> false, quietFrom);
    long callsWithFaults = calls.made();
    calls.endFaults();
    trace.say(() -> "from now on nothing goes wrong");
    cast.calmDown();
    settle();
    Duration lasted = Duration.between(quietFrom, simulator.now());
    cast.judgement().checkThatNobodyWaits();
    cast.ringTheBells();
    settle();
    cast.beginLastReading();
    simulator.runUntil(cast::haveReadToTheEnd, simulator.now().plus(SETTLES_WITHIN));
    cast.judgement().check();
    cast.leave();
    simulator.runUntil(() -> false, simulator.now().plus(LAST_ONES_LEAVE));
    return new Run.Result(
        violations.broken(),
        violations.found(),
        callsWithFaults,
        calls.faults(),
        lasted,
        trace.lines());
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
