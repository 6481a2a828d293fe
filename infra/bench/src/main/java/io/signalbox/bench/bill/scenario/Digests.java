package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;

/**
 * A day's million events for a thousand recipients, each of whom gets one mail a day. An eighth of
 * the recipients, and POSTs in which each has one event, make the same pages and hints for each
 * event. Two days with fewer events tell what a day costs by itself, and what an event adds.
 */
record Digests(String name, String text, double reachDollars) implements Scenario {
  private static final int SCALE = 8;
  private static final int RECIPIENTS = 1000 / SCALE;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(
        new Settings()
            .with(
                "abuse",
                """
                {"method": "mail", "uri": "mailto:abuse@isp.example", "format": "csv",
                 "interval": {"daily": "07:30", "zone": "UTC"}}\
                """)
            .groupedBy("source.asn")
            .json());
    // On each day everybody has a mail. With a day's second POST fanout's instances meet each
    // other.
    day(hub, 0, 1);
    Bill first = day(hub, 1, 3);
    Bill second = day(hub, 3, 6);
    Bill event = second.minus(first).times(1.0 / RECIPIENTS);
    Bill emptyDay = first.minus(event.times(2 * RECIPIENTS));
    return emptyDay.times(SCALE).plus(event.times(MILLION));
  }

  private static Bill day(Hub hub, int fromPost, int toPost)
      throws IOException, InterruptedException {
    Bill before = hub.bill();
    Events events = new Events(RECIPIENTS);
    for (int post = fromPost; post < toPost; post++) {
      hub.post(Settings.TOKEN, events.lines(post * RECIPIENTS, (post + 1) * RECIPIENTS));
      hub.settle();
    }
    hub.advance(Duration.ofDays(1));
    hub.callEachMinute();
    return hub.bill().minus(before);
  }
}
