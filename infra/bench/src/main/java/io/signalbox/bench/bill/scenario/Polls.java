package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;

/** A month in which a client polls a collection by TAXII each minute, and finds nothing new. */
record Polls(String name, String text, double reachDollars) implements Scenario {
  private static final int BATCH = 500;
  private static final int POLLS = 60;
  private static final double MINUTES = 30 * 24 * 60;

  @Override
  public boolean isMonth() {
    return true;
  }

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(new Settings().with("feed", "{\"method\": \"pull\", \"form\": \"bare\"}").json());
    hub.post(Settings.TOKEN, new Events(1000).lines(0, BATCH));
    hub.settle();
    hub.pollTaxii(Settings.TOKEN);
    Bill before = hub.bill();
    for (int poll = 0; poll < POLLS; poll++) {
      hub.advance(Duration.ofMinutes(1));
      hub.pollTaxii(Settings.TOKEN);
    }
    return hub.bill().minus(before).times(MINUTES / POLLS);
  }
}
