package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks with a hub as one instance does. */
public final class HubClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI baseUrl;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * @param token without one, it shows none
   */
  public HubClient(URI baseUrl, String token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  /** An answer of the hub. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException("Not JSON: " + text(), e);
      }
    }

    /** How to authenticate; API Gateway may put its own name before the header's. */
    public String challenge() {
      return header("WWW-Authenticate") + header("x-amzn-Remapped-WWW-Authenticate");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Answer post(String path, String body) {
    return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Posts a body.
   *
   * @param headers further headers, name and value in turn
   */
  public Answer post(String path, String contentType, byte[] body, String... headers) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)),
        headers);
  }

  public Answer put(String path, String body, String... headers) {
    return send(
        request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)),
        headers);
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer get(String path, String... headers) {
    return send(request(path).GET(), headers);
  }

  /** Posts one event or envelope and answers with what the hub says of it. */
  public JsonNode postOne(String body) {
    Answer answer = post("/v1/envelopes", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("items").get(0);
  }

  /** Replaces all settings. */
  public void settings(String document) {
    Answer answer = put("/v1/settings", document);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }

  /**
   * Replaces all settings where some stand.
   *
   * @param tag which may be replaced; {@code *} for any
   */
  public void settings(String document, String tag) {
    Answer answer = put("/v1/settings", document, "If-Match", tag);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(60))
            // As most clients do; a gateway may take silence for a wish of its own.
            .header("Accept", "*/*");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Hangs up: a hub that is stopped waits a second for whoever is still there. */
  @Override
  public void close() {
    http.close();
  }
}
