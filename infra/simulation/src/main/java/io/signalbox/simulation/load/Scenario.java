package io.signalbox.simulation.load;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a run is made of.
 *
 * @param events how many envelopes are posted, besides duplicates, conflicts, updates and loops
 * @param extras whether there are duplicates, conflicts, updates and loops
 * @param mail whether some of it is mailed, at once and as a digest
 * @param grouped whether a route groups
 * @param late whether a destination is added while the hub runs, for what came before it too
 * @param ring whether two hubs push to each other
 * @param operator whether somebody pauses, resumes and replays
 * @param readers whether instances pull
 * @param badManners whether receivers misbehave
 * @param faultRate the share of calls that go wrong
 */
public record Scenario(
    long seed,
    int events,
    boolean extras,
    boolean mail,
    boolean grouped,
    boolean late,
    boolean ring,
    boolean operator,
    boolean readers,
    boolean badManners,
    double faultRate) {
  private static final double[] FAULT_RATES = {0.0, 0.003, 0.01, 0.01, 0.03, 0.08};

  /** Whatever the seed says. */
  public static Scenario of(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    return new Scenario(
        seed,
        random.nextInt(3, 13),
        random.nextInt(2) == 0,
        random.nextInt(6) == 0,
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        random.nextInt(10) == 0,
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextInt(3) > 0,
        FAULT_RATES[random.nextInt(FAULT_RATES.length)]);
  }

  /** A few envelopes for one destination that is pushed to, and nothing else. */
  public static Scenario small(long seed) {
    return new Scenario(seed, 3, false, false, false, false, false, false, false, false, 0);
  }

  /** The same with another destination, that takes batches, and receivers that misbehave. */
  public static Scenario smallWithBadManners(long seed) {
    return new Scenario(seed, 5, false, false, false, false, false, false, false, true, 0);
  }

  public Scenario withEvents(int count) {
    return new Scenario(
        seed, count, extras, mail, grouped, late, ring, operator, readers, badManners, faultRate);
  }
}
