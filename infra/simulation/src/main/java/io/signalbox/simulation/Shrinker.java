package io.signalbox.simulation;

import io.signalbox.simulation.load.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a run that goes wrong smaller, as far as it still breaks one of the same promises. */
final class Shrinker {
  private final Run original;
  private final Run.Result wrong;

  Shrinker(Run original, Run.Result wrong) {
    this.original = original;
    this.wrong = wrong;
  }

  /** The smallest run that was found. */
  Run smallest() {
    return withFewerFaults(withFewerEvents(original));
  }

  private Run withFewerEvents(Run run) {
    Run smallest = run;
    Scenario scenario = run.scenario();
    for (int events = 1; events < scenario.events(); events++) {
      Run smaller = run.with(scenario.withEvents(events));
      if (isStillWrong(smaller.result())) {
        return smaller;
      }
    }
    return smallest;
  }

  /** Lets calls go well, first many together and then each. */
  private Run withFewerFaults(Run run) {
    Set<Long> spared = new HashSet<>();
    List<Long> faults = new ArrayList<>(run.result().faults().stream().sorted().toList());
    for (int together = Math.max(1, faults.size() / 2); together >= 1; together /= 2) {
      for (int from = 0; from < faults.size(); from += together) {
        Set<Long> more = new HashSet<>(spared);
        more.addAll(faults.subList(from, Math.min(faults.size(), from + together)));
        if (isStillWrong(run.with(run.fates().without(more)).result())) {
          spared = more;
        }
      }
      faults.removeAll(spared);
    }
    return run.with(run.fates().without(Set.copyOf(spared)));
  }

  private boolean isStillWrong(Run.Result result) {
    return result.broken().stream().anyMatch(wrong.broken()::contains);
  }
}
