package io.signalbox.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Answers with what it got; the name in the path asks for other behaviour. */
public final class EchoHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  private final Platform platform;

  public EchoHandler(Platform platform) {
    this.platform = platform;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    String name = event.getPathParameters().getOrDefault("name", "fixed");
    return switch (name) {
      case "fail" -> throw new IllegalStateException("The secret is 12345");
      case "hang" -> {
        await();
        yield text("too late");
      }
      case "forbidden" -> {
        platform.table("THINGS_TABLE").get(new Key("p", "s"), Consistency.STRONG);
        yield text("read");
      }
      case "token" -> text(platform.secrets().get("administrator/token").orElse("none"));
      case "write" -> {
        platform
            .table("THINGS_TABLE")
            .insertIfAbsent(Draft.of(new Key("p", decoded(event)), Body.ofText("x")));
        yield text("written");
      }
      case "large" -> text("x".repeat(7_000_000));
      case "body" ->
          new APIGatewayProxyResponseEvent()
              .withStatusCode(200)
              .withMultiValueHeaders(Map.of("X-Two", List.of("a", "b")))
              .withIsBase64Encoded(event.getIsBase64Encoded())
              .withBody(event.getBody());
      default ->
          text(
              "%s %s %s %s %s"
                  .formatted(
                      event.getHttpMethod(),
                      event.getResource(),
                      event.getPath(),
                      name,
                      event.getMultiValueQueryStringParameters()));
    };
  }

  private static String decoded(APIGatewayProxyRequestEvent event) {
    return new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8);
  }

  private static void await() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static APIGatewayProxyResponseEvent text(String text) {
    return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody(text);
  }
}
