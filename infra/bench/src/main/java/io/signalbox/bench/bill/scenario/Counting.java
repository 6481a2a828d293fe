package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * What it adds to count events: an hour's sheet is written by one of twelve calls, and somebody
 * asks for figures once. What the journal's pages have for it is in the scenarios that post.
 */
record Counting(String name, String text, double reachDollars) implements Scenario {
  private static final int BATCH = 500;
  private static final int CALLS_AN_HOUR = 12;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(new Settings().json());
    int posts = Math.max(2, events / BATCH);
    post(hub, 0, posts);
    hub.advance(Duration.ofHours(1));
    post(hub, posts, posts + 1);
    Bill before = hub.bill();
    for (int call = 0; call < CALLS_AN_HOUR; call++) {
      hub.writeSheets();
    }
    hub.count(Map.of("by", "type,country"));
    return hub.bill().minus(before).times(MILLION / (posts * BATCH));
  }

  private static void post(Hub hub, int from, int to) throws IOException, InterruptedException {
    Events events = new Events(1000);
    for (int post = from; post < to; post++) {
      hub.post(Settings.TOKEN, events.lines(post * BATCH, (post + 1) * BATCH));
      hub.settle();
    }
  }
}
