package io.signalbox.local.command;

import io.signalbox.cli.FakeHub;
import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.local.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub in memory behind a proxy that notes each request. */
final class RecordedHub implements AutoCloseable {
  /** Those that a client may set and that mean something to the hub. */
  private static final List<String> PASSED =
      List.of(
          "Authorization",
          "Content-type",
          "Content-encoding",
          "If-match",
          "If-none-match",
          "Idempotency-key",
          "Accept");

  private final LocalHub hub;
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeHub proxy;
  private final AtomicInteger answersToLose = new AtomicInteger();

  private RecordedHub(LocalHub hub) throws IOException {
    this.hub = hub;
    this.proxy = FakeHub.answering(this::pass);
  }

  static RecordedHub start() throws IOException {
    return new RecordedHub(
        LocalHub.start(Options.inMemory(TestHub.root().resolve("template.yaml"))));
  }

  URI url() {
    return URI.create(proxy.url());
  }

  String token() {
    return hub.administratorToken();
  }

  LocalHub hub() {
    return hub;
  }

  List<FakeHub.Received> requests() {
    return proxy.received();
  }

  /** The hub does what the next so many requests ask for, and nobody hears its answers. */
  void loseAnswers(int number) {
    answersToLose.set(number);
  }

  private FakeHub.Reply pass(FakeHub.Received request) {
    HttpRequest.Builder passed =
        HttpRequest.newBuilder(URI.create(hub.baseUrl() + request.target()))
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    PASSED.stream()
        .filter(name -> !request.header(name).isEmpty())
        .forEach(name -> passed.header(name, request.header(name)));
    try {
      HttpResponse<String> answer = client.send(passed.build(), BodyHandlers.ofString());
      if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        return FakeHub.Reply.NONE;
      }
      Map<String, String> headers = new HashMap<>();
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!name.equals("content-length") && !name.equals("date")) {
                  headers.put(name, values.getFirst());
                }
              });
      return new FakeHub.Reply(answer.statusCode(), headers, answer.body());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public void close() {
    proxy.close();
    client.close();
    hub.close();
  }
}
