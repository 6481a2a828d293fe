package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import io.signalbox.bench.bill.meter.Charge;
import java.io.IOException;
import java.util.Map;

/**
 * Questions of IntelMQ's tuency expert, one an event, to a warm function. The request itself, which
 * API Gateway charges for, is left out: it costs the same whatever is asked.
 */
record LookUps(String name, String text, double reachDollars) implements Scenario {
  private static final int NETWORKS = 256;
  private static final int WARM = 200;
  private static final int ASKED = 1_000;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(new Settings().json());
    hub.importDirectory(Register.json(NETWORKS));
    ask(hub, WARM);
    Bill before = hub.bill();
    ask(hub, ASKED);
    return hub.bill()
        .minus(before)
        .only(line -> line.charge() != Charge.API_CALLS)
        .times(MILLION / ASKED);
  }

  private static void ask(Hub hub, int questions) {
    for (int i = 0; i < questions; i++) {
      hub.lookUp(
          Settings.TOKEN,
          Map.of(
              "classification_taxonomy", "vulnerable",
              "classification_type", "vulnerable-system",
              "feed_provider", "Scanner",
              "feed_name", "Open Services",
              "feed_status", "production",
              "ip", "198.51.%d.%d".formatted(i * 31 % 256, i * 7919 % 256)));
    }
  }
}
