package io.signalbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.aws.telemetry.EmbeddedMetrics;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * AWS's services as a {@link Priming} needs them, within the process: tables as they were set up,
 * queues and mail that take all, secrets that are all the same, and other functions that answer
 * each request of the API with an empty object.
 */
public final class FakeAws {
  /** The value of each secret, the administrator's token among them; base64, as some are. */
  public static final String SECRET = "cmVoZWFyc2Fs";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeAwsTables tables = new FakeAwsTables();

  /**
   * A function's platform, of which no request leaves the process.
   *
   * @param metrics takes what would be counted, as lines
   */
  public Platform platform(Environment environment, Consumer<String> metrics) {
    return new AwsPlatform(
        environment,
        Clients.onStage(environment, this),
        () -> new EmbeddedMetrics("priming", Clock.systemUTC(), metrics));
  }

  /** From now on what is written is taken, and forgotten. */
  public void setUp() {
    tables.setUp();
  }

  /**
   * A service's answer.
   *
   * @param target the request's header {@code X-Amz-Target}; empty for SES and Lambda, which have
   *     none
   */
  public String answer(String target, byte[] request) throws IOException {
    if (!target.isEmpty()) {
      return answer(target.substring(target.indexOf('.') + 1), JSON.readTree(request));
    }
    // SES takes a form, and Lambda an event.
    return request.length > 0 && request[0] == '{'
        ? "{\"statusCode\":200,\"body\":\"{}\"}"
        : "<Sent><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></Sent>";
  }

  private String answer(String action, JsonNode asked) {
    return switch (action) {
      case "GetParameter" -> "{\"Parameter\":{\"Value\":\"%s\"}}".formatted(SECRET);
      case "GetItem" -> tables.get(asked).toString();
      case "BatchGetItem" -> tables.getBatch(asked).toString();
      case "Query" -> tables.query(asked).toString();
      case "PutItem" -> tables.put(asked).toString();
      case "SendMessageBatch" -> "{\"Successful\":[],\"Failed\":[]}";
      default -> "{}";
    };
  }
}
