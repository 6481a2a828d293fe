package io.signalbox.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Answers requests as a test says, where no hub would. */
public final class FakeHub implements AutoCloseable {
  /** What a hub without anything in it might answer to everything. */
  public static final String EMPTY =
      "{\"destinations\": [], \"conflicts\": [], \"version\": \"0.2.0\"}";

  /** What came. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Received(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    /** The body as text, without its compression. */
    public String text() {
      try {
        boolean compressed = body.length > 1 && (body[0] & 0xff) == 0x1f;
        byte[] plain =
            compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(plain, StandardCharsets.UTF_8);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /**
   * What is answered.
   *
   * @param status 0 to end the connection without an answer
   */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }

    public static final Reply NONE = new Reply(0, Map.of(), "");
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private FakeHub(Function<Received, Reply> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  public static FakeHub answering(Function<Received, Reply> answers) throws IOException {
    return new FakeHub(answers);
  }

  /** Gives the same answer to everything. */
  public static FakeHub answering(int status, String body) throws IOException {
    return answering(_ -> Reply.of(status, body));
  }

  private void answer(HttpExchange exchange, Function<Received, Reply> answers) throws IOException {
    Received request =
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            exchange.getRequestBody().readAllBytes());
    received.add(request);
    Reply reply = answers.apply(request);
    if (reply.status() != 0) {
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
