package io.signalbox.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AWS's services on loopback, as far as first answers ask them: tables are empty and take all. */
final class Services implements AutoCloseable {
  /** The value of each secret, the administrator's token among them. */
  static final String TOKEN = "demo";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private volatile @Nullable JsonNode firstPut;

  Services() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The item that was put first: an envelope, since ingest is the first to be called. */
  Optional<JsonNode> firstPut() {
    return Optional.ofNullable(firstPut);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      byte[] asked = exchange.getRequestBody().readAllBytes();
      if (target.endsWith(".PutItem") && firstPut == null) {
        firstPut = JSON.readTree(asked).path("Item");
      }
      byte[] body = text(target).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String text(String target) {
    return switch (target.substring(target.indexOf('.') + 1)) {
      case "GetParameter" -> "{\"Parameter\":{\"Value\":\"%s\"}}".formatted(TOKEN);
      case "Query" -> "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}";
      case "BatchGetItem" -> "{\"Responses\":{},\"UnprocessedKeys\":{}}";
      case "SendMessageBatch" -> "{\"Successful\":[],\"Failed\":[]}";
      default -> "{}";
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
