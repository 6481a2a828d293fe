package io.signalbox.bench.growth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.routing.Router;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a route costs an event whose pattern has many {@code *name*} on the URL. */
final class BrandNames {
  private static final List<Integer> SIZES = List.of(1, 10, 100, 200, 1_000);
  private static final int EVENTS = 1_000;
  private static final int PASSES = 10;
  private static final EnvelopeReader READER = new EnvelopeReader();

  private BrandNames() {}

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to match an event", "names");
    for (int size : SIZES) {
      Router router = new Router(SettingsReader.read(settings(size)));
      List<Envelope> events = events(size);
      try (Ground ground = new Ground(template)) {
        growth.add(
            "a URL with brand names",
            size,
            Cost.of(ground, PASSES, () -> {}, () -> match(router, events)).dividedBy(EVENTS));
      }
    }
    return growth;
  }

  private static ObjectNode settings(int names) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("destinations").putObject("brands").put("method", "pull");
    ObjectNode route = document.putObject("routes").putObject("brands");
    ArrayNode wildcards = route.putObject("pattern").putObject("payload").putArray("source.url");
    for (int name = 0; name < names; name++) {
      wildcards.addObject().put("wildcard", "*" + name(name) + "*");
    }
    route.putArray("destinations").add("brands");
    return document;
  }

  private static String name(int number) {
    return "brand%dbank".formatted(number);
  }

  /** Every tenth has a name in its URL. */
  private static List<Envelope> events(int names) throws UnreadableBody {
    List<Envelope> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(
          READER.readOne(
              String.format(
                  Locale.ROOT,
                  """
                  {"classification.type": "phishing", "extra.number": %d, \
                  "source.url": "https://login.example-%d.test/wp-content/uploads/%s/session/index.php?id=%d"}\
                  """,
                  i,
                  i,
                  i % 10 == 0 ? "x" + name(i % names) : "brand-of-nobody",
                  i)));
    }
    return events;
  }

  private static void match(Router router, List<Envelope> events) {
    int matched = 0;
    for (Envelope event : events) {
      matched += router.match(event, "sender").size();
    }
    if (matched != EVENTS / 10) {
      throw new IllegalStateException("%d events have a brand's name".formatted(matched));
    }
  }
}
