package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.MeteringInterceptor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * What it adds to count what became of a million events, each pushed once: the log of outcomes, and
 * its sheets beside those of the events. An hour of so few events repeats little, so it is told for
 * more bytes an event than it takes.
 */
record CountedOutcomes(String name, String text, double reachDollars, URI receiver)
    implements Scenario {
  private static final int BATCH = 500;

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
                    .formatted(receiver, BATCH))
            .json());
    int posts = Math.max(2, events / BATCH);
    post(hub, 0, posts);
    Bill pushed = hub.bill();
    hub.advance(Duration.ofHours(1));
    post(hub, posts, posts + 1);
    Bill before = hub.bill();
    hub.writeSheets();
    return hub.bill()
        .minus(before)
        .plus(pushed.only(line -> line.what().startsWith(MeteringInterceptor.OUTCOMES_PUT)))
        .times(MILLION / (posts * BATCH));
  }

  private static void post(Hub hub, int from, int to) throws IOException, InterruptedException {
    Events events = new Events(1000);
    for (int post = from; post < to; post++) {
      hub.post(Settings.TOKEN, events.lines(post * BATCH, (post + 1) * BATCH));
      hub.settle();
    }
  }
}
