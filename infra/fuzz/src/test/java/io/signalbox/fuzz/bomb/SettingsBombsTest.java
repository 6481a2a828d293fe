package io.signalbox.fuzz.bomb;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.envelope.Envelope;
import io.signalbox.fuzz.reader.Functions;
import io.signalbox.routing.Router;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.service.SettingsHandler;
import io.signalbox.store.embedded.EmbeddedPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No document keeps settings busy for long, nor fanout, which works with what was taken. */
class SettingsBombsTest {
  private static final int ROUTER_MEGABYTES = 3_000;

  private final EmbeddedPlatform platform = Functions.platform();
  private final SettingsHandler settings = new SettingsHandler(platform);

  @BeforeAll
  static void load() {
    SettingsBombsTest first = new SettingsBombsTest();
    first.put("{\"x\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    first.close();
  }

  @AfterEach
  void close() {
    platform.store().close();
  }

  @ParameterizedTest
  @EnumSource
  void isAnsweredWithinItsCeiling(SettingsBombs bomb) throws Throwable {
    byte[] document = bomb.document();

    assertThat(Ceilings.within(bomb.megabytes(), () -> put(document))).isEqualTo(bomb.status());

    SettingsDocument standing =
        new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random()).current().document();
    Envelope event = Envelope.ofEvent(JsonNodeFactory.instance.objectNode().put("a", "x"));
    Ceilings.within(ROUTER_MEGABYTES, () -> new Router(standing).match(event, "cert-at"));
  }

  private int put(byte[] document) {
    APIGatewayProxyResponseEvent answer =
        settings.handleRequest(
            Functions.withBody(Functions.request("PUT", "/v1/settings"), document), null);
    return answer.getStatusCode();
  }
}
