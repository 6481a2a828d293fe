package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What each further feed adds that somebody pulls: after each POST of 500 each feed is read, from a
 * cursor, with gzip.
 */
record Feeds(String name, String text, double reachDollars) implements Scenario {
  private static final int BATCH = 500;
  private static final int FEEDS = 10;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Bill without = bill(hubs.hub(), 0, events);
    Bill with = bill(hubs.hub(), FEEDS, events);
    return with.minus(without).times(1.0 / FEEDS);
  }

  private static Bill bill(Hub hub, int feeds, int events)
      throws IOException, InterruptedException {
    Settings settings = new Settings();
    List<String> cursors = new ArrayList<>();
    for (int feed = 0; feed < feeds; feed++) {
      settings.with("feed-" + feed, "{\"method\": \"pull\", \"form\": \"bare\"}");
      cursors.add("");
    }
    hub.configure(settings.json());
    int posts = events / BATCH;
    // With the second POST each of fanout's instances has met the others.
    int warmUp = Math.max(2, posts / 4);
    post(hub, cursors, 0, warmUp);
    Bill before = hub.bill();
    post(hub, cursors, warmUp, warmUp + posts);
    return hub.bill().minus(before).times(MILLION / (posts * BATCH));
  }

  private static void post(Hub hub, List<String> cursors, int from, int to)
      throws IOException, InterruptedException {
    Events events = new Events(1000);
    for (int post = from; post < to; post++) {
      hub.post(Settings.TOKEN, events.lines(post * BATCH, (post + 1) * BATCH));
      hub.settle();
      for (int feed = 0; feed < cursors.size(); feed++) {
        cursors.set(feed, hub.read(Settings.TOKEN, "feed-" + feed, cursors.get(feed), BATCH));
      }
    }
  }
}
