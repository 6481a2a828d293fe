package io.signalbox.simulation;

import java.nio.file.Path;

/** What the tests of whole runs share. */
public final class Simulations {
  /** Whether the long runs are asked for. */
  static final boolean FULL = Boolean.getBoolean("full");

  public static final Templates TEMPLATES = new Templates(Path.of("../../template.yaml"));

  static {
    Quiet.please();
  }

  private Simulations() {}

  /** The run of a seed. */
  public static Run of(long seed) {
    return Run.of(TEMPLATES, seed);
  }

  /** The same with clients of TAXII and Warden. */
  public static Run withForeignReaders(long seed) {
    Run run = of(seed);
    return run.with(run.scenario().withForeignReaders());
  }
}
