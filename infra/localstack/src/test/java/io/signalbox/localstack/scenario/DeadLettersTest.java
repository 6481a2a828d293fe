package io.signalbox.localstack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Scenario;
import io.signalbox.scenarios.Settings;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What no function can work off ends in a dead-letter queue, with an alarm; it holds up nothing
 * else, and a redrive after the repair delivers it.
 */
@Order(2)
class DeadLettersTest extends Scenario {
  /** More than DynamoDB takes in one item. */
  private static final int LARGE_BYTES = 600_000;

  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  private Console console() {
    return ((Deployed) hub()).console();
  }

  private PushReceiver receiver() {
    PushReceiver receiver = open(new PushReceiver());
    administrator()
        .settings(
            new Settings().instance("cert-at").pushesTo("soc", receiver).routeAllTo("soc").json());
    return receiver;
  }

  private void post(String name, String text) {
    JsonNode answer =
        as("cert-at")
            .postOne(
                "{\"feed.name\":\"%s\",\"event_description.text\":\"%s\"}".formatted(name, text));
    assertThat(answer.get("status").asText()).isEqualTo("accepted");
  }

  @Test
  void a_stream_record_that_fails_is_set_aside_and_redriven_after_the_repair()
      throws InterruptedException {
    PushReceiver receiver = receiver();
    Console console = console();
    console.enable("FanoutFunctionEnvelopesStream", false);
    byte[] noise = new byte[LARGE_BYTES];
    new Random(1).nextBytes(noise);
    post("large", Base64.getEncoder().encodeToString(noise));
    JsonNode chunk =
        console.items("Envelopes").stream()
            .filter(item -> item.at("/s/S").asText().startsWith("chunk#"))
            .findFirst()
            .orElseThrow();
    console.delete("Envelopes", chunk);
    post("small", "behind it");
    console.enable("FanoutFunctionEnvelopesStream", true);

    eventually().untilAsserted(() -> assertThat(receiver.takenNames()).containsExactly("small"));
    eventually().untilAsserted(() -> assertThat(console.depth("UnroutedDeadLetters")).isOne());
    eventually()
        .untilAsserted(
            () -> assertThat(console.alarm("UnroutedDeadLettersAlarm")).isEqualTo("ALARM"));

    console.put("Envelopes", chunk);
    console.redrive("RedriveUnroutedCommand");
    eventually()
        .untilAsserted(() -> assertThat(receiver.takenNames()).containsExactly("small", "large"));
    assertThat(console.depth("UnroutedDeadLetters")).isZero();
  }

  @Test
  void a_message_that_fails_again_and_again_is_given_up_and_redriven_after_the_repair() {
    PushReceiver receiver = receiver();
    Console console = console();
    open(console.hurry("HttpQueue"));
    post("first", "");
    eventually().untilAsserted(() -> assertThat(receiver.takenNames()).containsExactly("first"));
    eventually()
        .untilAsserted(
            () -> assertThat(console.items("Readers")).noneMatch(item -> isLeased(item)));
    JsonNode reader = console.items("Readers").getFirst();
    ObjectNode damaged = reader.deepCopy();
    damaged.putObject("b").put("B", Base64.getEncoder().encodeToString(new byte[] {'?'}));
    console.put("Readers", damaged);
    post("second", "");

    eventually().untilAsserted(() -> assertThat(console.depth("DeadLetters")).isPositive());
    eventually()
        .untilAsserted(() -> assertThat(console.alarm("DeadLettersAlarm")).isEqualTo("ALARM"));
    assertThat(receiver.takenNames()).containsExactly("first");

    console.put("Readers", reader);
    console.redrive("RedriveCommand");
    eventually()
        .untilAsserted(() -> assertThat(receiver.takenNames()).containsExactly("first", "second"));
    eventually().untilAsserted(() -> assertThat(console.depth("DeadLetters")).isZero());
  }

  private static boolean isLeased(JsonNode reader) {
    return new String(
            Base64.getDecoder().decode(reader.at("/b/B").asText()),
            java.nio.charset.StandardCharsets.UTF_8)
        .contains("\"lease\"");
  }
}
