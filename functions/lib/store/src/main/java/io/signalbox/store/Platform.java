package io.signalbox.store;

import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a function stands on. It names tables and queues by the variable of its {@link Environment}
 * that holds their name, such as {@code ENVELOPES_TABLE}, so that only the template knows what they
 * are called.
 */
public interface Platform {

  Environment environment();

  Table table(String variable);

  /** A table whose template has the due index. */
  DueTable dueTable(String variable);

  /**
   * Reads a whole table.
   *
   * @throws UnsupportedOperationException at a read, on an engine that cannot
   */
  default TableScan scan(String variable) {
    return last -> {
      throw new UnsupportedOperationException("This engine does not read all of " + variable);
    };
  }

  MessageQueue queue(String variable);

  /**
   * A function that this one may call, by the variable that names it.
   *
   * @throws UnsupportedOperationException at a call, on an engine that runs each function alone
   */
  default RemoteFunction function(String variable) {
    return event -> {
      throw new UnsupportedOperationException("This engine has no function for " + variable);
    };
  }

  /** What the engine keeps beside the tables. */
  default Belongings belongings() {
    return Belongings.NONE;
  }

  /** What the function may load to deliver it. Functions of one process share it. */
  default LoadBudget loads() {
    return shared().get(LoadBudget.class, LoadBudget::ofHeap);
  }

  /** What the function keeps in memory together with the other functions of its process. */
  default Shared shared() {
    return new Shared();
  }

  Mailer mailer();

  Secrets secrets();

  Clock clock();

  /**
   * Lets the calling thread wait that long by the platform's clock, which runs as it likes in a
   * simulation.
   */
  default void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /** Where the function counts what happened; nowhere, on an engine that has nobody who looks. */
  default Metrics metrics() {
    return Metrics.NONE;
  }

  /** For many threads at once. Fit for keys and tokens on a real engine; seeded in a simulation. */
  RandomGenerator random();
}
