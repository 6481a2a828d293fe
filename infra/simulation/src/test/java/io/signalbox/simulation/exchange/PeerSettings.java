package io.signalbox.simulation.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.simulation.exchange.Topology.Link;
import io.signalbox.simulation.hub.Hub;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The settings of a hub that pushes to others. */
final class PeerSettings {
  static final String DOMAIN = ".hub.example";
  static final String SENDER = "sender";

  private PeerSettings() {}

  static String name(int hub) {
    return "hub-" + hub;
  }

  static void store(Hub hub, int self, Set<Link> links) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    instance(document, SENDER);
    for (Link link : links) {
      if (link.to() == self) {
        instance(document, name(link.from())).put("hub", name(link.from()));
      }
      if (link.from() == self) {
        destination(document, name(link.to()), "token/" + link.to());
        hub.secrets().put("token/" + link.to(), name(self));
      }
    }
    SettingsStore settings = new SettingsStore(hub.table("Settings"), new SplittableRandom(1));
    if (settings.commit(settings.current(), document, List.of()).isEmpty()) {
      throw new IllegalStateException("Somebody else changed the settings");
    }
  }

  private static ObjectNode instance(ObjectNode document, String name) {
    ObjectNode instance = document.withObject("/instances").putObject(name);
    instance.putArray("tokens").addObject().put("name", "1").put("hash", Token.hashOf(name));
    instance.putObject("grants").put("post", true);
    return instance;
  }

  private static void destination(ObjectNode document, String peer, String secret) {
    ObjectNode destination = document.withObject("/destinations").putObject(peer);
    destination.put("method", "http").put("uri", "https://" + peer + DOMAIN + "/v1/envelopes");
    destination.putObject("retry").put("first", "PT5S").put("most", "PT4M");
    ObjectNode http = destination.putObject("http").put("hub", peer).put("batch", 500);
    http.putObject("authentication").putObject("bearer").put("stored", secret);
    ObjectNode route = document.withObject("/routes").putObject(peer);
    route.putObject("pattern");
    route.putArray("destinations").add(peer);
  }
}
