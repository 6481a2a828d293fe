package io.signalbox.simulation.check;

import io.signalbox.simulation.engine.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong in a run. */
public final class Violations {

  /** The promise that is broken, in the words of infra/simulation/README.md. */
  public enum Promise {
    ACCEPTED_MEANS_KEPT,
    ONE_ID_ONE_ENVELOPE,
    NO_LOOPS,
    REPEATED_ONLY_IF_UNKNOWN,
    A_CURSOR_NEVER_SKIPS_OR_REPEATS,
    A_FEED_HAS_EACH_ONCE,
    WHAT_IS_REMOVED_GETS_NOTHING,
    NOTHING_ABOVE_ITS_MARK,
    ONE_DELAYS_NO_OTHER,
    TICKETS_HAVE_NO_GAP_AND_NO_REPEAT,
    A_LATE_OUTCOME_REACHES_ITS_DELIVERY,
    FIGURES_ARE_EXACT,
    NOTICES_KNOW_THE_LAST_ONE,
    ALL_SETTLES
  }

  private final Trace trace;
  private final Set<Promise> broken = new LinkedHashSet<>();
  private final Set<String> found = new LinkedHashSet<>();

  public Violations(Trace trace) {
    this.trace = trace;
  }

  public void add(Promise promise, String how) {
    broken.add(promise);
    if (found.add(promise + ": " + how)) {
      trace.say(() -> "VIOLATION " + promise + ": " + how);
    }
  }

  /** Adds one, unless it holds. */
  public void require(boolean holds, Promise promise, String how) {
    if (!holds) {
      add(promise, how);
    }
  }

  public Set<Promise> broken() {
    return Set.copyOf(broken);
  }

  public List<String> found() {
    return List.copyOf(found);
  }
}
