package io.signalbox.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** Takes pushes on a loopback port, and answers as the scenario wants. */
public final class PushReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Instead of a status: the connection is closed without an answer. */
  public static final int NO_ANSWER = -1;

  /** A push as it came. */
  public record Push(Headers headers, String body, int answered) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String header(String name) {
      String value = headers.getFirst(name);
      return value == null ? "" : value;
    }
  }

  private final HttpServer server;
  private final List<Push> pushes = new CopyOnWriteArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile ToIntFunction<Push> answer = push -> 200;

  public PushReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  /** From now on, answers with this status. */
  public void answers(ToIntFunction<Push> status) {
    answer = status;
  }

  /** How many requests have come, those too that are not answered yet. */
  public int begun() {
    return begun.get();
  }

  /** All that was answered, in that order. */
  public List<Push> pushes() {
    return List.copyOf(pushes);
  }

  /** What was answered with a success. */
  public List<Push> taken() {
    return pushes.stream().filter(push -> push.answered() / 100 == 2).toList();
  }

  /** The {@code feed.name} of each bare event that was answered with a success, in turn. */
  public List<String> takenNames() {
    return taken().stream().map(push -> push.json().get("feed.name").asText()).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      begun.incrementAndGet();
      int status = answer.applyAsInt(new Push(exchange.getRequestHeaders(), body, 0));
      pushes.add(new Push(exchange.getRequestHeaders(), body, status));
      if (status != NO_ANSWER) {
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
