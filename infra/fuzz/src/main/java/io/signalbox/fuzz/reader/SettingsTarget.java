package io.signalbox.fuzz.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.envelope.Envelope;
import io.signalbox.routing.Router;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.service.SettingsHandler;
import io.signalbox.store.embedded.EmbeddedPlatform;
import java.nio.charset.StandardCharsets;

/** Settings: refused with a reason, or taken, and then every function can work with them. */
final class SettingsTarget implements Target {
  private final EmbeddedPlatform platform = Functions.platform();
  private final SettingsHandler handler = new SettingsHandler(platform);
  private final SettingsStore store =
      new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());

  @Override
  public void run(byte[] input) {
    int status = Functions.status(put(input));
    if (status != 200 && status != 201) {
      return;
    }
    SettingsDocument settings = store.current().document();
    new Router(settings)
        .match(Envelope.ofEvent(JsonNodeFactory.instance.objectNode().put("a", 1)), "cert-at");
    settings
        .destinations()
        .values()
        .forEach(one -> one.interval().next(platform.clock().instant()));
    byte[] kept =
        String.valueOf(
                handler.handleRequest(Functions.request("GET", "/v1/settings"), null).getBody())
            .getBytes(StandardCharsets.UTF_8);
    Promise.hold(Functions.status(put(kept)) == 200, "What was kept cannot be written back");
  }

  private APIGatewayProxyResponseEvent put(byte[] body) {
    return handler.handleRequest(
        Functions.withBody(Functions.request("PUT", "/v1/settings"), body), null);
  }
}
