package io.signalbox.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The events that functions are first called with. */
final class FirstEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNCE =
      "{\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":"
          + "[{\"emailAddress\":\"a@example.org\"}]},\"mail\":{\"messageId\":\"1\"}}";

  private FirstEvents() {}

  /** The event for that function of the template. */
  static String of(Path root, String function, Services services) throws IOException {
    return switch (function) {
      case "IngestFunction" -> Files.readString(root.resolve("events/ingest.json"));
      case "PullFunction" -> get("/v1/feeds/none");
      case "TrackFunction" -> get("/v1/envelopes/72ddb00c-2d3a-4eea-b7ac-ae122b8e6c3b");
      case "SettingsFunction" -> get("/v1/settings");
      case "FanoutFunction" -> inserted(services.firstPut().orElseThrow());
      case "RerouteFunction" -> message("{\"envelope\":\"none\",\"item\":\"head\"}");
      case "BouncesFunction" -> message(BOUNCE);
      case "WakeFunction" -> "{}";
      case "BackfillFunction", "DeliverMailFunction", "DeliverHttpFunction" -> message("none#main");
      default -> throw new IllegalArgumentException("No event for " + function);
    };
  }

  private static String get(String path) {
    ObjectNode event = JSON.createObjectNode().put("httpMethod", "GET").put("path", path);
    event.putObject("headers").put("Authorization", "Bearer " + Services.TOKEN);
    return event.toString();
  }

  private static String message(String body) {
    ObjectNode event = JSON.createObjectNode();
    event.putArray("Records").addObject().put("messageId", "1").put("body", body);
    return event.toString();
  }

  /** What ingest put, as the table's stream tells it. */
  private static String inserted(JsonNode item) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode record = event.putArray("Records").addObject().put("eventName", "INSERT");
    ObjectNode change = record.putObject("dynamodb").put("SequenceNumber", "1");
    change.set("NewImage", item);
    change.putObject("Keys").set("p", item.path("p"));
    return event.toString();
  }
}
