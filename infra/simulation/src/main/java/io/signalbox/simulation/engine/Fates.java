package io.signalbox.simulation.engine;

import java.util.Map;
import java.util.Set;

/** Decides what becomes of each call of a run, by its number. */
@FunctionalInterface
public interface Fates {

  Fate of(long call);

  /** Nothing goes wrong. */
  static Fates fine() {
    return call -> Fate.FINE;
  }

  /** What goes wrong at these calls, and at no others. */
  static Fates scripted(Map<Long, Fate> script) {
    return call -> script.getOrDefault(call, Fate.FINE);
  }

  /** As often as that, what the seed says of each call by itself. */
  static Fates random(long seed, double rate) {
    Fate[] faults = {
      Fate.REQUEST_LOST,
      Fate.ANSWER_LOST,
      Fate.THROTTLED,
      Fate.DIES_BEFORE,
      Fate.DIES_AFTER,
      Fate.LATE_REQUEST,
      Fate.LATE_ANSWER
    };
    return call -> {
      long hash = Mix.of(seed, call);
      boolean fault = Mix.fraction(hash) < rate;
      return fault ? faults[Math.floorMod(Mix.of(hash, 1), faults.length)] : Fate.FINE;
    };
  }

  /** These, but for the calls that are to go well. */
  default Fates without(Set<Long> spared) {
    return call -> spared.contains(call) ? Fate.FINE : of(call);
  }
}
