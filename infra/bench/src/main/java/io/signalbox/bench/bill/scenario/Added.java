package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;

/**
 * What one thing adds to another.
 *
 * @param with costs what both do
 * @param without costs what is there in any case
 */
record Added(String name, String text, double reachDollars, Scenario with, Scenario without)
    implements Scenario {
  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    return with.bill(hubs, events).minus(without.bill(hubs, events));
  }
}
