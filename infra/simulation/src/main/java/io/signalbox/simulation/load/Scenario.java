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
 * @param change what somebody changes about a destination, and takes back some minutes later
 * @param hanging whether there is a receiver that never answers while all else is well
 * @param secondAct whether the run goes on when what it kept expires
 * @param foreignReaders whether instances read by TAXII and Warden
 * @param slotsAtMost how many batches of a queue are worked on at once, if the template does not
 *     say less
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
    double faultRate,
    Change change,
    boolean hanging,
    boolean secondAct,
    boolean foreignReaders,
    int slotsAtMost) {

  /** What becomes of the destination {@link SettingsText#CHANGED} in the middle of a run. */
  public enum Change {
    NONE,
    /** It is taken out of the settings, and put back. */
    REMOVED,
    /** It is to have another form of envelopes, and the former one again. */
    REFORMATTED
  }

  private static final double[] FAULT_RATES = {0.0, 0.003, 0.01, 0.01, 0.03, 0.08};

  /** So few that some groups fill them. */
  private static final int FEW_SLOTS = 2;

  /** Whatever the seed says. */
  public static Scenario of(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Scenario one =
        new Scenario(
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
            FAULT_RATES[random.nextInt(FAULT_RATES.length)],
            change(random.nextInt(6)),
            false,
            false,
            false,
            Integer.MAX_VALUE);
    // What one of two hubs has forgotten comes back from the other: a story of its own.
    return !one.ring() && random.nextInt(5) == 0 ? one.withSecondAct() : one;
  }

  private static Change change(int number) {
    return switch (number) {
      case 0 -> Change.REMOVED;
      case 1 -> Change.REFORMATTED;
      default -> Change.NONE;
    };
  }

  /** A few envelopes for one destination that is pushed to, and nothing else. */
  public static Scenario small(long seed) {
    return quiet(seed, 3, false, false, Integer.MAX_VALUE);
  }

  /** The same with another destination, that takes batches, and receivers that misbehave. */
  public static Scenario smallWithBadManners(long seed) {
    return quiet(seed, 5, true, false, Integer.MAX_VALUE);
  }

  /** Many envelopes, no fault, and beside the others a destination that hangs. */
  public static Scenario withOneThatHangs(long seed) {
    return quiet(seed, 40, false, true, Integer.MAX_VALUE);
  }

  /** The same with so many slots, and with a destination that hangs or without. */
  public static Scenario ofGroups(long seed, boolean hanging, int slots) {
    return quiet(seed, 120, false, hanging, slots);
  }

  /** The same with more groups of the destination that hangs than a queue has slots. */
  public static Scenario withManyGroupsThatHang(long seed) {
    return quiet(seed, 120, false, true, FEW_SLOTS);
  }

  private static Scenario quiet(
      long seed, int events, boolean badManners, boolean hanging, int slotsAtMost) {
    return new Scenario(
        seed,
        events,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        badManners,
        0,
        Change.NONE,
        hanging,
        false,
        false,
        slotsAtMost);
  }

  public Scenario withEvents(int count) {
    return new Scenario(
        seed,
        count,
        extras,
        mail,
        grouped,
        late,
        ring,
        operator,
        readers,
        badManners,
        faultRate,
        change,
        hanging,
        secondAct,
        foreignReaders,
        slotsAtMost);
  }

  /** The same faults around instances that read by TAXII and Warden beside those that pull. */
  public Scenario withForeignReaders() {
    return new Scenario(
        seed,
        events,
        extras,
        false,
        false,
        false,
        false,
        false,
        true,
        false,
        faultRate,
        Change.NONE,
        false,
        false,
        true,
        slotsAtMost);
  }

  /** The same with a second act, and with instances that pull. */
  private Scenario withSecondAct() {
    return new Scenario(
        seed,
        events,
        extras,
        mail,
        grouped,
        late,
        ring,
        operator,
        true,
        badManners,
        faultRate,
        change,
        hanging,
        true,
        foreignReaders,
        slotsAtMost);
  }
}
