package io.signalbox.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A hub of the test template, and requests of its administrator to it. */
public final class TestHub implements AutoCloseable {
  public static final Path TEMPLATE = Path.of("../runtime/src/test/resources/test-template.yaml");

  private final LocalHub hub;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestHub(LocalHub hub) {
    this.hub = hub;
  }

  /** The repository's folder. */
  public static Path root() {
    return Path.of("../..").toAbsolutePath().normalize();
  }

  public static TestHub start() throws IOException {
    return start(Options.inMemory(TEMPLATE));
  }

  public static TestHub start(Options options) throws IOException {
    return new TestHub(LocalHub.start(options));
  }

  public LocalHub hub() {
    return hub;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  public HttpResponse<byte[]> post(String path, byte[] body)
      throws IOException, InterruptedException {
    return client.send(
        authorized(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofByteArray(body))),
        BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(authorized(request), BodyHandlers.ofString());
  }

  private HttpRequest authorized(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + hub.administratorToken()).build();
  }

  public URI uri(String path) {
    return URI.create(hub.baseUrl() + path);
  }

  @Override
  public void close() {
    client.close();
    hub.close();
  }
}
