package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;

/**
 * A thousand mails a day of a thousand events each, of which half are about objects of the day
 * before. Two recipients get them, for some days before it counts.
 *
 * @param isRemembered whether the mails say what is new, still there or gone
 */
record Histories(String name, String text, double reachDollars, boolean isRemembered)
    implements Scenario {
  private static final int RECIPIENTS = 2;
  private static final int MAILS = 1_000;
  private static final int EVENTS_A_DAY = RECIPIENTS * 1_000;
  private static final int BATCH = 500;
  private static final int DAYS_BEFORE = 4;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(
        new Settings()
            .with(
                "abuse",
                """
                {"method": "mail", "uri": "mailto:abuse@isp.example", "format": "csv",
                 "interval": {"daily": "07:30", "zone": "UTC"}%s}\
                """
                    .formatted(isRemembered ? ", \"mail\": {\"history\": {}}" : ""))
            .groupedBy("source.asn")
            .json());
    for (int day = 0; day < DAYS_BEFORE; day++) {
      day(hub, day);
    }
    Bill before = hub.bill();
    day(hub, DAYS_BEFORE);
    return hub.bill().minus(before).times((double) MAILS / RECIPIENTS);
  }

  private static void day(Hub hub, int day) throws IOException, InterruptedException {
    Events events = new Events(RECIPIENTS);
    int first = day * EVENTS_A_DAY / 2;
    for (int from = first; from < first + EVENTS_A_DAY; from += BATCH) {
      hub.post(Settings.TOKEN, events.lines(from, from + BATCH));
      hub.settle();
    }
    hub.advance(Duration.ofDays(1));
    hub.callEachMinute();
  }
}
