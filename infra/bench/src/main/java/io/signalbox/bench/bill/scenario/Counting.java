package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * What it adds to count a million events a day and to have them found: each hour twelve calls of
 * which one has a sheet and its filters to write, one question and one search. The sheet is of
 * fewer events than an hour's, which repeat less, so it is told for more bytes an event than it
 * takes. What the journal's pages have for it is in the scenarios that post.
 */
record Counting(String name, String text, double reachDollars) implements Scenario {
  private static final int BATCH = 500;
  private static final int HOURS = 24;
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
    hub.writeSheets();
    Bill written = hub.bill();
    hub.writeSheets();
    Bill idle = hub.bill();
    hub.ask("/v1/statistics", Map.of("by", "type,country"));
    hub.ask("/v1/envelopes", Map.of("address", "198.51.0.1"));
    Bill asked = hub.bill();
    return written
        .minus(before)
        .times(MILLION / (posts * BATCH))
        .plus(idle.minus(written).times(HOURS * (CALLS_AN_HOUR - 1)))
        .plus(asked.minus(idle).times(HOURS));
  }

  private static void post(Hub hub, int from, int to) throws IOException, InterruptedException {
    Events events = new Events(1000);
    for (int post = from; post < to; post++) {
      hub.post(Settings.TOKEN, events.lines(post * BATCH, (post + 1) * BATCH));
      hub.settle();
    }
  }
}
