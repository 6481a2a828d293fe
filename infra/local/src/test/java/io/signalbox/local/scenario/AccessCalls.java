package io.signalbox.local.scenario;

import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.Template;
import io.signalbox.scenarios.HubClient;
import java.util.Map;
import java.util.stream.Stream;

/** A request of each route of the template, with something in the place of its parameters. */
final class AccessCalls {

  private AccessCalls() {}

  /** All routes of the template: {@code GET /v1/info}. */
  static Stream<String> routes() {
    return Template.read(LocalHubs.template(), Map.of()).functions().values().stream()
        .flatMap(function -> function.eventSources().stream())
        .flatMap(
            source ->
                source instanceof EventSource.Route(String method, String path)
                    ? Stream.of(method + " " + path)
                    : Stream.empty());
  }

  /** Asks as that client. */
  static HubClient.Answer call(HubClient client, String route, String id) {
    String[] parts = route.split(" ", 2);
    String path =
        parts[1]
            .replace("settings/{kind}/{name}", "settings/destinations/spare")
            .replace("directory/{kind}", "directory/organisations")
            .replace("instances/{name}", "instances/owner")
            .replace("misp/{path+}", "misp/feed/manifest.json")
            .replace("n6/{path+}", "n6/search/events.json?time.min=2026-01-01T00:00:00Z")
            .replace("{name}", "feed")
            .replace("{id}", id)
            .replace("{ticket}", "20261128-00000001")
            .replace("{day}", "2026-11-28")
            .replace("{token}", "none")
            .replace("{revision}", "0123456789abcdef")
            .replace("{fingerprint}", "0123456789abcdef0123456789abcdef01234567")
            .replace("{address}", "a@b.example")
            .replace(
                "{path+}",
                switch (route.contains(" /warden3/") ? "WARDEN " + parts[0] : parts[0]) {
                  case String _ when parts[1].startsWith("/console") -> "today";
                  case "WARDEN GET" -> "getEvents";
                  case "WARDEN POST" -> "sendEvents";
                  case "POST" -> "feeds/collections/none/objects/";
                  case "DELETE" -> "feeds/collections/none/objects/none/";
                  default -> "feeds/collections/";
                });
    return switch (parts[0]) {
      case "GET" -> client.get(path);
      case "DELETE" -> client.delete(path);
      case "PUT" ->
          path.endsWith("/settings")
              ? client.put(path + "?dryRun=true", "{}", "If-Match", "*")
              : client.put(path, "{\"method\": \"pull\"}");
      case "POST" ->
          client.post(
              path,
              switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "replay" -> "{\"setAside\": true}";
                case "sendEvents" -> "[]";
                case "redeem" -> "{\"credential\": \"none\", \"hub\": \"none\"}";
                default -> "{\"source.ip\": \"192.0.2.1\"}";
              });
      default -> throw new IllegalArgumentException(route);
    };
  }
}
