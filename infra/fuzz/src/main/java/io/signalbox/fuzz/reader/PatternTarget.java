package io.signalbox.fuzz.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.routing.Explainer;
import io.signalbox.routing.Patterns;
import io.signalbox.routing.Router;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Patterns, and events made of the same: a pattern without fault matches or not, and the explainer
 * says the same as the router.
 */
final class PatternTarget implements Target {
  /** Reads numbers as settings are read. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int DEPTH_MOST = 60;

  @Override
  public void run(byte[] input) {
    if (!(read(input) instanceof ObjectNode pattern) || depth(pattern) > DEPTH_MOST) {
      return;
    }
    if (Patterns.fault(pattern).isPresent()) {
      return;
    }
    SettingsDocument settings = settings(pattern);
    Router router = new Router(settings);
    Explainer explainer = new Explainer(settings);
    List<Envelope> events = new ArrayList<>(List.of(sample()));
    asEvent(pattern).ifPresent(events::add);
    for (Envelope event : events) {
      boolean isRouted = !router.match(event, "cert-at").isEmpty();
      boolean isExplained = explainer.explain(event, "cert-at").getFirst().matches();
      Promise.hold(isRouted == isExplained, "Routed …, explained …", isRouted, isExplained);
    }
  }

  /** What it is as an event, where a hub would take it for one. */
  private static Optional<Envelope> asEvent(ObjectNode pattern) {
    try {
      byte[] body = JSON.writeValueAsBytes(pattern);
      return new EnvelopeReader()
          .read(body, "application/json", Optional.empty()).items().stream()
              .filter(ReadItem.Parsed.class::isInstance)
              .map(item -> ((ReadItem.Parsed) item).envelope())
              .findFirst();
    } catch (UnreadableBody refused) {
      return Optional.empty();
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Envelope sample() {
    ObjectNode event = JSON.createObjectNode();
    event.put("source.ip", "192.0.2.3").put("source.asn", 64496);
    event.putArray("extra.tags").add("a").add("b").add(1);
    return Envelope.ofEvent(event);
  }

  private static SettingsDocument settings(ObjectNode pattern) {
    ObjectNode document = JSON.createObjectNode();
    document.putObject("destinations").putObject("feed").put("method", "pull");
    ObjectNode route = document.putObject("routes").putObject("route");
    route.set("pattern", pattern);
    route.putArray("destinations").add("feed");
    return SettingsReader.read(document);
  }

  private static JsonNode read(byte[] input) {
    try {
      return JSON.readTree(input);
    } catch (JsonProcessingException noJson) {
      return JSON.nullNode();
    } catch (java.io.IOException notUtf8) {
      return JSON.nullNode();
    }
  }

  private static int depth(JsonNode value) {
    int deepest = 0;
    for (JsonNode inner : value) {
      deepest = Math.max(deepest, depth(inner));
    }
    return deepest + 1;
  }
}
