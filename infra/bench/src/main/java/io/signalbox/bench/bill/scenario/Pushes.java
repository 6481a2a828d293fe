package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.net.URI;

/**
 * Events for one destination that gets HTTP pushes.
 *
 * @param batch events a POST, and at the most a push
 * @param fresh how many of them were not posted before
 */
record Pushes(String name, String text, double reachDollars, URI receiver, int batch, int fresh)
    implements Scenario {

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(
        new Settings()
            .with(
                "soc",
                """
                {"method": "http", "uri": "%s", "http": {"batch": %d}}\
                """
                    .formatted(receiver, batch))
            .json());
    post(hub, 0, batch);
    // Each single event costs the same, and as many requests as a batch.
    int posts = batch == 1 ? events / 20 : events / batch;
    int next = batch;
    for (int post = 0; post < Math.max(1, posts / 4); post++, next += fresh) {
      post(hub, next + fresh - batch, next + fresh);
    }
    Bill before = hub.bill();
    for (int post = 0; post < posts; post++, next += fresh) {
      post(hub, next + fresh - batch, next + fresh);
    }
    return hub.bill().minus(before).times(MILLION / (posts * batch));
  }

  private static void post(Hub hub, int from, int to) throws IOException, InterruptedException {
    hub.post(Settings.TOKEN, new Events(1000).lines(from, to));
    hub.settle();
  }
}
