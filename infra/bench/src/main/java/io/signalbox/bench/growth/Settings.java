package io.signalbox.bench.growth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.SettingsStore;
import java.util.List;

/** Settings with a destination and a route for each of so many networks. */
final class Settings {
  private Settings() {}

  /** Routes by AS, by addresses, by domain and by feed, in turn; each leads to its own. */
  static ObjectNode document(int networks) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode destinations = document.putObject("destinations");
    ObjectNode routes = document.putObject("routes");
    for (int network = 0; network < networks; network++) {
      String name = destination(network);
      destinations
          .putObject(name)
          .put("method", "http")
          .put("uri", "https://%s/events".formatted(Envelopes.domain(network)));
      ObjectNode route = routes.putObject(name);
      condition(route.putObject("pattern").putObject("payload"), network);
      route.putArray("destinations").add(name);
    }
    return document;
  }

  private static void condition(ObjectNode payload, int network) {
    switch (network % 4) {
      case 0 -> payload.putArray("source.asn").add(Envelopes.FIRST_ASN + network);
      case 1 ->
          payload
              .putArray("source.ip")
              .addObject()
              .put("cidr", Envelopes.address(network) + ".0/24");
      case 2 ->
          payload
              .putArray("source.fqdn")
              .addObject()
              .put("suffix", "." + Envelopes.domain(network));
      default -> {
        payload.putArray("feed.code").add("code-" + network);
        payload.putArray("classification.taxonomy").add("vulnerable").add("malicious-code");
      }
    }
  }

  static String destination(int network) {
    return "network-" + network;
  }

  /** Makes these the ground's settings. */
  static void commit(Ground ground, ObjectNode document) {
    SettingsStore store =
        new SettingsStore(
            ground.platform("FanoutFunction").table("SETTINGS_TABLE"), ground.random());
    if (store.commit(store.current(), document, List.of()).isEmpty()) {
      throw new IllegalStateException("Somebody else wrote settings");
    }
  }
}
