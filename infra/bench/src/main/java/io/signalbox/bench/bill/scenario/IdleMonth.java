package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.meter.Meter;
import java.io.IOException;
import java.time.Duration;

/**
 * Thirty days in which nothing comes: what is called each minute, sheets, Lambda's polling of the
 * queues, the alarms.
 *
 * @param pollers how many pollers Lambda has at the template's idle queues
 * @param alarmMetrics how many metrics the template's alarms watch
 */
record IdleMonth(String name, String text, double reachDollars, int pollers, int alarmMetrics)
    implements Scenario {
  private static final int CALLS = 60;
  private static final int MINUTES_BETWEEN_SHEETS = 5;
  private static final double MINUTES = 30 * 24 * 60;

  /** A poller waits for 20 seconds at each receive. */
  private static final double RECEIVES_A_MINUTE = 3;

  @Override
  public boolean isMonth() {
    return true;
  }

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(
        new Settings()
            .with("soc", "{\"method\": \"http\", \"uri\": \"https://soc.example/in\"}")
            .json());
    hub.callEachMinute();
    Bill before = hub.bill();
    for (int call = 0; call < CALLS; call++) {
      hub.advance(Duration.ofMinutes(1));
      hub.callEachMinute();
      if (call % MINUTES_BETWEEN_SHEETS == 0) {
        hub.writeSheets();
      }
    }
    Meter beside = new Meter();
    beside.add(
        "(pollers)", "ReceiveMessage", Charge.SQS_REQUESTS, pollers * RECEIVES_A_MINUTE * MINUTES);
    beside.add("(alarms)", "metrics", Charge.ALARM_MONTHS, alarmMetrics);
    return hub.bill().minus(before).times(MINUTES / CALLS).plus(beside.bill());
  }
}
