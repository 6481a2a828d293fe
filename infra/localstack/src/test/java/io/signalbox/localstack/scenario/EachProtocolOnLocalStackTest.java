package io.signalbox.localstack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.EachProtocol;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(3)
class EachProtocolOnLocalStackTest extends EachProtocol {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  /** What answers without an event is a document without one. */
  @Test
  void the_function_that_fetches_is_called_each_minute() {
    PushReceiver source = open(new PushReceiver());
    administrator()
        .settings(
            new Settings()
                .put(
                    "fetches",
                    "document",
                    "{'source': 'ndjson', 'uri': '%s', 'every': 'PT1M'}".formatted(source.url()))
                .json());

    eventually()
        .atMost(patience().plusMinutes(3))
        .untilAsserted(
            () ->
                assertThat(
                        administrator().get("/v1/fetches/document").json().path("status").asText())
                    .isIn("active", "failing"));
  }
}
