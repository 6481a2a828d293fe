package io.signalbox.fuzz.reader;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.pull.PullHandler;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.embedded.EmbeddedPlatform;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests for a feed: its name in the path, its parameters (cursors among them) and its headers,
 * each on a line. The hub has given out no cursor, so none is good.
 */
final class FeedTarget implements Target {
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 401, 404, 405, 406, 410);

  private final PullHandler handler;

  FeedTarget() {
    EmbeddedPlatform platform = Functions.platform();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("destinations").putObject("feed").put("method", "pull");
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
    handler = new PullHandler(platform);
  }

  @Override
  public void run(byte[] input) {
    String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
    ApiEvent event = Functions.request("GET", "/v1/feeds/" + lines[0]);
    Map<String, List<String>> queries = new LinkedHashMap<>();
    Map<String, List<String>> headers = new LinkedHashMap<>(event.getMultiValueHeaders());
    for (int i = 1; i < lines.length; i++) {
      int equals = lines[i].indexOf('=');
      int colon = lines[i].indexOf(':');
      if (equals > 0 && (colon < 0 || equals < colon)) {
        queries.put(lines[i].substring(0, equals), List.of(lines[i].substring(equals + 1)));
      } else if (colon > 0) {
        headers.put(lines[i].substring(0, colon), List.of(lines[i].substring(colon + 1)));
      }
    }
    event.setMultiValueQueryStringParameters(queries);
    event.setMultiValueHeaders(headers);
    int status = Functions.status(handler.handleRequest(event, null));
    Promise.hold(ANSWERS.contains(status), "Answered …", status);
    Promise.hold(status != 200 || !queries.containsKey("after"), "A forged cursor is good");
  }
}
