package io.signalbox.simulation.engine;

import io.signalbox.store.StoreException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Every call that a process makes to the world outside it goes through here: it takes time, so that
 * others get their turn before and after its effect, and it may go wrong.
 */
public final class Calls {
  private static final long MILLISECOND = 1_000;
  private static final long SECOND = 1_000_000;

  /**
   * For how long a request can be under way, the tries of its client included. Nobody can know
   * whether its lease still lasts when a request arrives: the hub allows for as much.
   */
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(15);

  /** For how long an answer can be, where nothing bounds it: its process may be frozen. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  private final Trace trace;
  private final long seed;
  private final Set<Long> faults = new TreeSet<>();
  private final Fates fates;
  private boolean faultless;
  private long made;

  public Calls(Trace trace, long seed, Fates fates) {
    this.trace = trace;
    this.seed = seed;
    this.fates = fates;
  }

  /** From now on all goes well. */
  public void endFaults() {
    faultless = true;
  }

  /** From now on things go wrong again. */
  public void beginFaults() {
    faultless = false;
  }

  /** How many calls were made. */
  public long made() {
    return made;
  }

  /** The numbers of the calls that went wrong. */
  public Set<Long> faults() {
    return Set.copyOf(faults);
  }

  /**
   * Makes a call.
   *
   * @param effect what it does in the world
   * @throws StoreException where it goes wrong
   * @throws SimulatedProcess.Death where the caller is dead, or dies of it
   */
  public <T> T make(SimulatedProcess caller, String what, Supplier<T> effect) {
    return make(caller, what, LONGEST, effect);
  }

  /** The same for a call that is given up after {@code longest}. */
  public <T> T make(SimulatedProcess caller, String what, Duration longest, Supplier<T> effect) {
    long number = made++;
    Fate fate = faultless || caller.isSpared() ? Fate.FINE : fates.of(number);
    trace.say(() -> "#" + number + " " + caller + " " + what + (fate.isFault() ? " " + fate : ""));
    if (fate.isFault()) {
      faults.add(number);
    }
    long hash = Mix.of(seed, number);
    if (fate == Fate.REQUEST_LOST || fate == Fate.THROTTLED || fate == Fate.LATE_REQUEST) {
      caller.suffer();
    }
    Duration underWay = longest.compareTo(LONGEST_REQUEST) < 0 ? longest : LONGEST_REQUEST;
    caller.pause(fate == Fate.LATE_REQUEST ? late(hash, underWay) : latency(hash));
    switch (fate) {
      case REQUEST_LOST -> throw unavailable(what);
      case THROTTLED -> throw new StoreException.Throttled(what, new IllegalStateException());
      case DIES_BEFORE -> throw caller.die();
      case FINE, ANSWER_LOST, DIES_AFTER, LATE_REQUEST, LATE_ANSWER -> {}
    }
    T answer = effect.get();
    trace.say(() -> "#" + number + " " + caller + " " + what + " -> " + answer);
    if (fate == Fate.ANSWER_LOST || fate == Fate.LATE_ANSWER) {
      caller.suffer();
    }
    if (fate == Fate.LATE_ANSWER) {
      caller.hang(late(hash, longest));
    } else {
      caller.pause(latency(Mix.of(hash, 2)));
    }
    return switch (fate) {
      case ANSWER_LOST -> throw unavailable(what);
      case DIES_AFTER -> throw caller.die();
      case FINE, REQUEST_LOST, THROTTLED, DIES_BEFORE, LATE_REQUEST, LATE_ANSWER -> answer;
    };
  }

  /**
   * Throws a die at this moment, from 0 up to, not including, 1; near 1, which stands for the
   * usual, where nothing may go wrong.
   */
  public double chance(int which) {
    return faultless ? 0.999 : Mix.fraction(Mix.of(Mix.of(seed, made), 1_000L + which));
  }

  /** Mostly some milliseconds, now and then seconds. */
  private static Duration latency(long hash) {
    double kind = Mix.fraction(hash);
    long most = kind < 0.9 ? 15 * MILLISECOND : kind < 0.98 ? 300 * MILLISECOND : 3 * SECOND;
    return micros(Math.floorMod(Mix.of(hash, 3), most));
  }

  private static Duration late(long hash, Duration longest) {
    return longest.multipliedBy((long) (Mix.fraction(Mix.of(hash, 4)) * 900)).dividedBy(1_000);
  }

  private static Duration micros(long count) {
    return Duration.ofNanos(count * 1_000);
  }

  private static StoreException unavailable(String what) {
    return new StoreException.Unavailable(what, new IllegalStateException("It did not answer"));
  }
}
