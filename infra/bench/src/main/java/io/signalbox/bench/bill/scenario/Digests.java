package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;

/**
 * A day's million events for a thousand recipients, each of whom gets one mail a day. A quarter of
 * the recipients, and POSTs of a quarter, have the same pages and hints for each event. Two days
 * with fewer events tell what a day costs by itself, and what an event adds.
 */
record Digests(String name, String text, double reachDollars) implements Scenario {
  private static final int SCALE = 4;
  private static final int BATCH = 500 / SCALE;
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
    // On each day everybody has a mail.
    day(hub, 0, RECIPIENTS);
    Bill first = day(hub, RECIPIENTS, 2 * RECIPIENTS);
    Bill second = day(hub, 2 * RECIPIENTS, 4 * RECIPIENTS);
    Bill event = second.minus(first).times(1.0 / RECIPIENTS);
    Bill emptyDay = first.minus(event.times(RECIPIENTS));
    return emptyDay.times(SCALE).plus(event.times(MILLION));
  }

  private static Bill day(Hub hub, int from, int to) throws IOException, InterruptedException {
    Bill before = hub.bill();
    Events events = new Events(RECIPIENTS);
    for (int at = from; at < to; at += BATCH) {
      hub.post(Settings.TOKEN, events.lines(at, at + BATCH));
      hub.settle();
    }
    hub.advance(Duration.ofDays(1));
    hub.wake();
    return hub.bill().minus(before);
  }
}
