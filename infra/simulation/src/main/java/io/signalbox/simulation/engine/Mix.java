package io.signalbox.simulation.engine;

/**
 * Numbers that belong to a place in a run and depend on nothing else: so a run can be changed in
 * one place and stays as it was before it. The mixing is SplitMix64's.
 */
public final class Mix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mix() {}

  public static long of(long seed, long place) {
    long z = seed + GOLDEN * (place + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 up to, not including, 1. */
  public static double fraction(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }
}
