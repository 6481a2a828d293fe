package io.signalbox.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The functions behind the API, as the console calls them: a hub's administrator is answered. */
final class ApiOfHub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI hub;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  ApiOfHub(URI hub, String token) {
    this.hub = hub;
    this.token = token;
  }

  /** Posts envelopes, an object on each line. */
  void post(String lines) throws IOException {
    HttpResponse<String> answer =
        send(
            request("/v1/envelopes")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
  }

  /**
   * The answer to a read.
   *
   * @param event of API Gateway
   * @return what the function returns to API Gateway
   */
  String answer(byte[] event) throws IOException {
    JsonNode asked = JSON.readTree(event);
    HttpResponse<String> response = send(request(asked.path("path").asText() + query(asked)).GET());
    ObjectNode answer = JSON.createObjectNode().put("statusCode", response.statusCode());
    ObjectNode headers = answer.putObject("multiValueHeaders");
    response.headers().map().forEach((name, values) -> values.forEach(headers.putArray(name)::add));
    return answer.put("body", response.body()).toString();
  }

  private static String query(JsonNode event) {
    List<String> pairs = new ArrayList<>();
    event
        .path("multiValueQueryStringParameters")
        .properties()
        .forEach(
            parameter ->
                parameter
                    .getValue()
                    .forEach(value -> pairs.add(parameter.getKey() + "=" + encoded(value))));
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String encoded(JsonNode value) {
    return URLEncoder.encode(value.asText(), StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(hub.resolve(pathAndQuery))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
