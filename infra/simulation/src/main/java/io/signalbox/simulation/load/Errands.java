package io.signalbox.simulation.load;

import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import java.time.Duration;

/** What those around a hub set out to do, each thing on a thread of its own. */
final class Errands {
  private final Simulator simulator;
  private int underWay;

  Errands(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Begins something, after a while, that comes to an end. */
  void begin(String what, Duration wait, Runnable work) {
    underWay++;
    simulator.after(
        wait,
        () ->
            simulator.start(
                what,
                () -> {
                  untilDeath(work);
                  underWay--;
                }));
  }

  /** Begins something that goes on for as long as the run does. */
  void goOn(String what, Runnable work) {
    simulator.start(what, () -> untilDeath(work));
  }

  /** Whether all has come to an end that does. */
  boolean areDone() {
    return underWay == 0;
  }

  private static void untilDeath(Runnable work) {
    try {
      work.run();
    } catch (SimulatedProcess.Death end) {
      // The run is over.
    }
  }
}
