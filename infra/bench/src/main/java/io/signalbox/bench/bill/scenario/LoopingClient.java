package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;

/**
 * What the worst hour of a client costs that posts in a loop, beyond what its quota lets it post:
 * the quota is used up, and each request is refused.
 */
record LoopingClient(String name, String text, double reachDollars) implements Scenario {
  private static final int REFUSED = 429;
  private static final int POSTS = 200;

  /** One after the other, with 50 milliseconds from request to answer. */
  private static final double POSTS_AN_HOUR = 72_000;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(new Settings().withQuota(1).json());
    Events sample = new Events(1000);
    hub.post(Settings.TOKEN, sample.lines(0, 1));
    hub.postRefused(REFUSED, Settings.TOKEN, sample.lines(1, 2));
    hub.settle();
    Bill before = hub.bill();
    for (int post = 0; post < POSTS; post++) {
      hub.postRefused(REFUSED, Settings.TOKEN, sample.lines(2 + post, 3 + post));
    }
    hub.settle();
    return hub.bill().minus(before).times(POSTS_AN_HOUR / POSTS);
  }
}
