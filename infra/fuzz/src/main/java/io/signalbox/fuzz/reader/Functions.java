package io.signalbox.fuzz.reader;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.ApiEvent;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What functions run on here: a store in memory, with an administrator whose token is "admin". */
public final class Functions {
  private static final int SERVER_ERROR = 500;

  private Functions() {}

  /** A new one, whose store is to be closed. */
  public static EmbeddedPlatform platform() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    MemorySecrets secrets = new MemorySecrets();
    secrets.put("administrator/token", "admin");
    return new EmbeddedPlatform(
        EmbeddedStore.inMemory(clock),
        new Environment(
            Map.ofEntries(
                Map.entry("ENVELOPES_TABLE", "Envelopes"),
                Map.entry("FEEDS_TABLE", "Feeds"),
                Map.entry("READERS_TABLE", "Readers"),
                Map.entry("BACKFILL_QUEUE", "Backfills"),
                Map.entry("DELIVERIES_TABLE", "Deliveries"),
                Map.entry("SETTINGS_TABLE", "Settings"),
                Map.entry("DIRECTORY_TABLE", "Directory"),
                Map.entry("SETTINGS_AGE", "PT0S"),
                Map.entry("HUB_NAME", "hub-a"),
                Map.entry("MAIL_SENDER", "Hub A <hub@hub.example>"),
                Map.entry("RETENTION", "P90D"),
                Map.entry("ENVELOPE_CODING", "deflated"),
                Map.entry("ACTIVITY_DELAY", "PT0S"),
                Map.entry("ALLOW_LOOPBACK", "false"),
                Map.entry("ADMIN_TOKEN_SECRET", "administrator/token"))),
        mail -> new Mailer.Result.ContentRefused("no mail here"),
        secrets,
        clock,
        new Random(1));
  }

  /** A context of which nobody should want to know anything. */
  public static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Functions.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("The function asks for " + method.getName());
            });
  }

  /** A request of the administrator, of JSON, on whatever stands. */
  public static ApiEvent request(String method, String path) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    event.setMultiValueHeaders(
        Map.of(
            "Authorization", List.of("Bearer admin"),
            "Content-Type", List.of("application/json"),
            "If-Match", List.of("*")));
    return event;
  }

  /** The request with that body. */
  public static ApiEvent withBody(ApiEvent event, byte[] body) {
    event.setBody(Base64.getEncoder().encodeToString(body));
    event.setIsBase64Encoded(true);
    return event;
  }

  /** The status, which is never a fault of the hub. */
  static int status(APIGatewayProxyResponseEvent answer) {
    int status = answer.getStatusCode();
    Promise.hold(status < SERVER_ERROR, "Answered …: …", status, answer.getBody());
    return status;
  }
}
