package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;

/**
 * A million events, 500 in each POST, for the digests of 32 recipients, until they wait to be sent.
 * Each event says in a field whose it is, and the directory has the network of its address.
 *
 * @param isByDirectory whether the directory tells the recipients, or the field
 */
record Owners(String name, String text, double reachDollars, boolean isByDirectory)
    implements Scenario {
  private static final int NETWORKS = 256;

  /** So few that each POST has events for all of them, by the one and by the other. */
  private static final int RECIPIENTS = 32;

  private static final int BATCH = 500;
  private static final int WARM_POSTS = 2;

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    Settings settings =
        new Settings()
            .with(
                "abuse",
                """
                {"method": "mail", "uri": "%s", "format": "csv", "mail": {"to": ["soc@cert.example"]},
                 "interval": {"daily": "07:30", "zone": "UTC"}}\
                """
                    .formatted(isByDirectory ? "directory:contacts" : "mailto:abuse@isp.example"));
    hub.configure(isByDirectory ? settings.json() : settings.groupedBy("source.asn").json());
    hub.importDirectory(Register.json(NETWORKS, RECIPIENTS));
    int posts = Math.max(2, events / BATCH);
    post(hub, 0, WARM_POSTS);
    Bill before = hub.bill();
    post(hub, WARM_POSTS, WARM_POSTS + posts);
    return hub.bill().minus(before).times(MILLION / (posts * BATCH));
  }

  private static void post(Hub hub, int from, int to) throws IOException, InterruptedException {
    Events events = new Events(RECIPIENTS);
    for (int post = from; post < to; post++) {
      hub.post(Settings.TOKEN, events.lines(post * BATCH, (post + 1) * BATCH));
      hub.settle();
    }
  }
}
