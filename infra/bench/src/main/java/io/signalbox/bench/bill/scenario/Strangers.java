package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;

/**
 * A million requests with a credential that nobody has: each calls a function, which refuses it.
 */
record Strangers(String name, String text) implements Scenario {
  private static final int REFUSED = 401;
  private static final int POSTS = 200;

  @Override
  public double reachDollars() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(new Settings().withQuota(1).json());
    Events sample = new Events(1000);
    hub.postRefused(REFUSED, "nobodys-token-of-20-characters", sample.lines(0, 1));
    hub.settle();
    Bill before = hub.bill();
    for (int post = 0; post < POSTS; post++) {
      hub.postRefused(REFUSED, "nobodys-token-of-20-characters", sample.lines(2 + post, 3 + post));
    }
    hub.settle();
    return hub.bill().minus(before).times(MILLION / POSTS);
  }
}
