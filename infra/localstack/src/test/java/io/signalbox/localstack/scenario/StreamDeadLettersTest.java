package io.signalbox.localstack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Scenario;
import io.signalbox.scenarios.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Envelopes whose records fanout dies on are found as infra/docs/aws.md says, and delivered. */
class StreamDeadLettersTest extends Scenario {
  private static final String EVENT_SOURCE = "FanoutFunctionEnvelopesStream";

  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Test
  void what_a_defective_version_gave_up_is_found_by_its_stream_positions_and_delivered()
      throws InterruptedException {
    Console console = ((Deployed) hub()).console();
    PushReceiver receiver = open(new PushReceiver());
    administrator()
        .settings(
            new Settings().instance("cert-at").pushesTo("soc", receiver).routeAllTo("soc").json());
    open(console.limitTries(EVENT_SOURCE, 1));
    console.release("FanoutFunction", Map.of("Handler", "io.signalbox.fanout.Absent"));

    as("cert-at").postOne("{\"feed.name\":\"given up\"}");

    // The batch may have more records than the envelope, and each half of it is given up by itself.
    eventually().until(() -> isGivenUp(console));
    eventually()
        .untilAsserted(
            () -> assertThat(console.alarm("StreamDeadLettersAlarm")).isEqualTo("ALARM"));
    assertThat(receiver.takenNames()).isEmpty();

    console.release("FanoutFunction", Map.of("Handler", "io.signalbox.fanout.FanoutHandler"));
    as("cert-at").postOne("{\"feed.name\":\"after it\"}");
    eventually().untilAsserted(() -> assertThat(receiver.takenNames()).containsExactly("after it"));
    for (JsonNode given : console.messages("StreamDeadLetters")) {
      for (JsonNode keys : console.keysIn(given.get("DDBStreamBatchInfo"))) {
        console.send(
            "RouteCommand",
            Map.of("envelope", keys.at("/p/S").asText(), "item", keys.at("/s/S").asText()));
      }
    }
    eventually()
        .untilAsserted(
            () -> assertThat(receiver.takenNames()).containsExactly("after it", "given up"));
  }

  /** Whether the record of an envelope is among the dead letters. */
  private static boolean isGivenUp(Console console) {
    for (JsonNode given : console.messages("StreamDeadLetters")) {
      for (JsonNode keys : console.keysIn(given.get("DDBStreamBatchInfo"))) {
        if (keys.at("/s/S").asText().equals("head")) {
          return true;
        }
      }
    }
    return false;
  }
}
