package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;

/**
 * One thing that is done with a hub, and what of its bill is wanted. Each is run with few events,
 * and told for a million.
 */
public interface Scenario {
  double MILLION = 1_000_000;

  /** A letter. */
  String name();

  /** What is done, and what the bill is for. */
  String text();

  /** What it should cost at the most, in dollars; infinite where nothing was said. */
  double reachDollars();

  /** Whether it is told for a month, not for events. */
  default boolean isMonth() {
    return false;
  }

  /** Whether it takes minutes: {@code infra/bench/bill} runs it, and the build does not. */
  default boolean isLong() {
    return false;
  }

  /**
   * The bill.
   *
   * @param events about so many are posted
   */
  Bill bill(Hubs hubs, int events) throws IOException, InterruptedException;

  /** Makes hubs that know nothing of each other. */
  interface Hubs {
    Hub hub() throws IOException, InterruptedException;
  }
}
