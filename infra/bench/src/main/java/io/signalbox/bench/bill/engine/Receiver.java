package io.signalbox.bench.bill.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Takes every push, and tells at {@code /bytes} how many bytes they had, without those of TLS. */
final class Receiver {
  private final HttpServer server;
  private final LongAdder bytes = new LongAdder();

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/in", this::take);
    server.createContext("/bytes", this::tell);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      bytes.add(headBytes(exchange) + exchange.getRequestBody().readAllBytes().length);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static long headBytes(HttpExchange exchange) {
    long count = (exchange.getRequestMethod() + exchange.getRequestURI()).length() + 14L;
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        count += header.getKey().length() + value.length() + 4;
      }
    }
    return count;
  }

  private void tell(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] text = Long.toString(bytes.sum()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }
}
