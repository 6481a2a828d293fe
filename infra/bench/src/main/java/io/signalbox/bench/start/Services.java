package io.signalbox.bench.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.aws.FakeAws;
import io.signalbox.aws.Invocation;
import io.signalbox.aws.Priming.Call;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.store.Environment;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a function's first call meets on loopback: AWS's services with what the call needs, the
 * credentials as Lambda hands them to a function that was restored, and a receiver of pushes.
 */
final class Services implements AutoCloseable {
  private static final String CREDENTIALS = "/credentials";
  private static final String RECEIVER = "/receiver";
  private static final String FUNCTIONS = "/2015-03-31/functions/";

  private final FakeAws aws = new FakeAws();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String event;

  Services(Path root, Artifact artifact) throws IOException, ReflectiveOperationException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.createContext(CREDENTIALS, exchange -> answer(exchange, request -> credentials()));
    server.createContext(RECEIVER, exchange -> answer(exchange, request -> ""));
    server.start();
    event = set(root, artifact);
  }

  /** The same; other functions, as they are called, answer as a hub does. */
  static Services at(ApiOfHub hub, Path root, Artifact artifact)
      throws IOException, ReflectiveOperationException {
    Services services = new Services(root, artifact);
    services.server.createContext(FUNCTIONS, exchange -> answer(exchange, hub::answer));
    return services;
  }

  /** The event that the function is to be called with. */
  String event() {
    return event;
  }

  /** The variables by which a function finds all this. */
  Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint(),
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint() + CREDENTIALS,
        "AWS_ACCESS_KEY_ID", "",
        "AWS_SECRET_ACCESS_KEY", "",
        "ALLOW_LOOPBACK", "true");
  }

  /** Sets up what the function is primed with, and answers the event. */
  private String set(Path root, Artifact artifact)
      throws IOException, ReflectiveOperationException {
    Platform platform =
        aws.platform(new Environment(artifact.function().environment()), line -> {});
    Call<?> piece =
        (Call<?>)
            Class.forName(artifact.function().handler())
                .getMethod("priming", Platform.class)
                .invoke(null, platform);
    String called =
        switch (artifact.function().name()) {
          case "DeliverHttpFunction" -> {
            PrimingScene.ofPushes(platform, endpoint() + RECEIVER);
            yield Invocation.json(piece.event());
          }
          case "IngestFunction" ->
              Files.readString(root.resolve("events/ingest.json"))
                  .replace("Bearer demo", "Bearer " + FakeAws.SECRET);
          default -> Invocation.json(piece.event());
        };
    aws.setUp();
    return called;
  }

  private String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String credentials() {
    return "{\"AccessKeyId\":\"nobody\",\"SecretAccessKey\":\"nothing\",\"Token\":\"none\","
        + "\"Expiration\":\"2096-01-01T00:00:00Z\"}";
  }

  private interface Answer {
    String to(byte[] request) throws IOException;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    answer(exchange, request -> aws.answer(target == null ? "" : target, request));
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] body =
          answer.to(exchange.getRequestBody().readAllBytes()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
