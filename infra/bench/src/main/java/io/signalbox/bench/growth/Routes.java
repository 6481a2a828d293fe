package io.signalbox.bench.growth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.routing.Router;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;

/** What it costs to find the routes of an event. */
final class Routes {
  private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000, 10_000);
  private static final int EVENTS = 500;
  private static final int PASSES = 20;

  private Routes() {}

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to match an event", "routes");
    for (int size : SIZES) {
      ObjectNode document = Settings.document(size);
      Router router = new Router(SettingsReader.read(document));
      List<Envelope> events = events(size);
      try (Ground ground = new Ground(template)) {
        growth.add(
            "an event that a route matches",
            size,
            Cost.of(ground, PASSES, () -> {}, () -> match(router, events)).dividedBy(EVENTS));
      }
    }
    return growth;
  }

  /** Each of another network, which has a route. */
  private static List<Envelope> events(int networks) throws UnreadableBody {
    List<Envelope> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(Envelopes.about(i, (int) ((long) i * 7919 % networks)));
    }
    return events;
  }

  private static void match(Router router, List<Envelope> events) {
    for (Envelope event : events) {
      if (router.match(event, "sender").size() != 1) {
        throw new IllegalStateException("An event has one route here");
      }
    }
  }
}
