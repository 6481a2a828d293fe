package io.signalbox.fuzz.reader;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.Json;
import io.signalbox.misp.MispHandler;
import io.signalbox.n6.N6Handler;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.taxii.TaxiiHandler;
import io.signalbox.warden.WardenHandler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests for a feed by TAXII, n6, MISP or Warden: the path, and a parameter on each further line.
 */
final class ViewTarget implements Target {
  private final Map<String, RequestHandler<ApiEvent, APIGatewayProxyResponseEvent>> handlers;

  ViewTarget() {
    EmbeddedPlatform platform = Functions.platform();
    String settingsText =
        """
        {"instances": {"reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
           "n6": {"feed": "feed", "networks": ["192.0.2.0/25"]},
           "warden": {"name": "org.example.reader", "feed": "feed"}}},
         "destinations": {"feed": {"method": "pull"}}}
        """
            .formatted(Token.hashOf("reader"));
    ObjectNode document = (ObjectNode) Json.read(settingsText).orElseThrow();
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
    handlers =
        Map.of(
            "/taxii2/", new TaxiiHandler(platform),
            "/n6/", new N6Handler(platform),
            "/v1/misp/", new MispHandler(platform),
            "/warden3/", new WardenHandler(platform));
  }

  @Override
  public void run(byte[] input) {
    String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parameter = lines[i].split("=", 2);
      queries.put(parameter[0], List.of(parameter[parameter.length - 1]));
    }
    handlers.forEach(
        (prefix, handler) -> {
          if (lines[0].startsWith(prefix)) {
            ApiEvent event = Functions.request("GET", lines[0]);
            event.setMultiValueHeaders(Map.of("Authorization", List.of("Bearer reader")));
            event.setMultiValueQueryStringParameters(queries);
            Functions.status(handler.handleRequest(event, null));
          }
        });
  }
}
