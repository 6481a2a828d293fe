package io.signalbox.simulation;

import io.signalbox.simulation.engine.SimulatedProcess;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps quiet what a run brings about by the thousand: the hub's warnings, and the dead. */
public final class Quiet {
  /** Held, for a logger that nobody holds forgets its level. */
  private static final Logger ROOT = Logger.getLogger("");

  private Quiet() {}

  public static void please() {
    ROOT.setLevel(Level.OFF);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          if (!(thrown instanceof SimulatedProcess.Death)) {
            thrown.printStackTrace();
          }
        });
  }
}
