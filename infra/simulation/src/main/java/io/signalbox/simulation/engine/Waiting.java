package io.signalbox.simulation.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for something, for a while. */
public final class Waiting<T> {
  private final Simulator simulator;
  private @Nullable T came;
  private @Nullable Thread waiter;
  private boolean late;

  public Waiting(Simulator simulator) {
    this.simulator = simulator;
  }

  /** It came; what comes later is ignored. */
  public void come(T what) {
    if (came == null) {
      came = what;
      wake();
    }
  }

  /** What came; empty if nothing did in that time. */
  public Optional<T> get(Duration atMost) {
    waiter = Thread.currentThread();
    simulator.after(
        atMost,
        () -> {
          late = true;
          wake();
        });
    while (came == null && !late) {
      LockSupport.park();
    }
    return Optional.ofNullable(came);
  }

  private void wake() {
    if (waiter != null) {
      LockSupport.unpark(waiter);
    }
  }
}
