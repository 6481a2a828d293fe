package io.signalbox.bench.bill.scenario;

import io.signalbox.bench.bill.hub.Hub;
import io.signalbox.bench.bill.meter.Bill;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A month in which a client polls a collection by TAXII each minute, and finds nothing new. */
record Polls(String name, String text, double reachDollars) implements Scenario {
  private static final int BATCH = 500;
  private static final int POLLS = 60;
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final double MINUTES = 30 * 24 * 60;

  @Override
  public boolean isMonth() {
    return true;
  }

  @Override
  public Bill bill(Hubs hubs, int events) throws IOException, InterruptedException {
    Hub hub = hubs.hub();
    hub.configure(new Settings().with("feed", "{\"method\": \"pull\", \"form\": \"bare\"}").json());
    hub.post(Settings.TOKEN, new Events(1000).lines(0, BATCH));
    hub.settle();
    String collection = collection(hub);
    poll(hub, collection);
    Bill before = hub.bill();
    for (int poll = 0; poll < POLLS; poll++) {
      hub.advance(Duration.ofMinutes(1));
      poll(hub, collection);
    }
    return hub.bill().minus(before).times(MINUTES / POLLS);
  }

  private static String collection(Hub hub) {
    Matcher id = UUID.matcher(hub.taxii(Settings.TOKEN, "", Map.of()));
    if (!id.find()) {
      throw new IllegalStateException("There is no collection");
    }
    return id.group();
  }

  private static void poll(Hub hub, String collection) {
    String later = hub.now().plus(Duration.ofHours(1)).toString();
    String answer =
        hub.taxii(Settings.TOKEN, collection + "/objects/", Map.of("added_after", later));
    if (!answer.equals("{}")) {
      throw new IllegalStateException("There is something: " + answer);
    }
  }
}
