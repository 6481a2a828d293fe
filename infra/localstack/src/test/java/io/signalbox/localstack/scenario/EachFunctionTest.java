package io.signalbox.localstack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Functions that no scenario calls start, and answer their example. */
class EachFunctionTest {
  /** By function its file under {@code events}. */
  private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

  static {
    EXAMPLES.put("DeliverAmqpFunction", "deliver-amqp");
    EXAMPLES.put("DeliverXmppFunction", "deliver-xmpp");
    EXAMPLES.put("BouncesFunction", "bounces");
    EXAMPLES.put("SheetFunction", "sheet");
    EXAMPLES.put("StatisticsFunction", "statistics");
    EXAMPLES.put("ConsoleFunction", "console");
    EXAMPLES.put("NoticesFunction", "notices");
    EXAMPLES.put("LookupFunction", "lookup");
    EXAMPLES.put("DirectoryFunction", "directory");
    EXAMPLES.put("KeysFunction", "keys");
    EXAMPLES.put("KeyCheckFunction", "key-check");
    EXAMPLES.put("ErasuresFunction", "erasures");
    EXAMPLES.put("EraseFunction", "erase");
  }

  @Test
  void each_function_answers_its_example() throws IOException {
    try (var hub = DeployedHubs.start("hub-under-test")) {
      for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
        String event = Files.readString(Path.of("../../events", example.getValue() + ".json"));
        JsonNode answer = hub.console().invoke(example.getKey(), event);

        assertThat(answer.has("errorMessage")).as("%s: %s", example.getKey(), answer).isFalse();
        assertThat(answer.path("batchItemFailures")).as(example.getKey()).isEmpty();
        assertThat(answer.path("statusCode").asInt()).as(example.getKey()).isLessThan(500);
      }
    }
  }
}
