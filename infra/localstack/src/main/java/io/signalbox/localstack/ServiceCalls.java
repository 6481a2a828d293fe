package io.signalbox.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls AWS services on LocalStack, which wants to know the service from a request's signature and
 * does not check it.
 */
public final class ServiceCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A call may wait for its function to start, on a busy machine for long. */
  private static final Duration ANSWER = Duration.ofMinutes(3);

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public ServiceCalls(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * One call of a service that speaks JSON.
   *
   * @param target such as {@code AmazonSSM.PutParameter}
   */
  public JsonNode json(String service, String target, Map<String, ?> arguments) {
    return parsed(
        send(
            service,
            request("/")
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(text(arguments)))));
  }

  /**
   * One call of a service that speaks AWS's query protocol.
   *
   * @return the answer's XML
   */
  public String query(String service, String version, Map<String, String> arguments) {
    String form =
        arguments.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "Version=" + version + "&", ""));
    return send(
        service,
        request("/")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** What a path answers, as JSON. */
  public JsonNode get(String service, String path) {
    return parsed(send(service, request(path).GET()));
  }

  /** Deletes what is at a path. */
  public void delete(String service, String path) {
    send(service, request(path).DELETE());
  }

  /** What a path answers to a change, as JSON. */
  public JsonNode put(String service, String path, Map<String, ?> arguments) {
    return send("PUT", service, path, arguments);
  }

  /** What a path answers to something new, as JSON. */
  public JsonNode post(String service, String path, Map<String, ?> arguments) {
    return send("POST", service, path, arguments);
  }

  /** What a path answers to a document in JSON, as JSON. */
  public JsonNode post(String service, String path, String document) {
    return send("POST", service, path, document);
  }

  private JsonNode send(String method, String service, String path, Map<String, ?> arguments) {
    return send(method, service, path, text(arguments));
  }

  private JsonNode send(String method, String service, String path, String document) {
    return parsed(
        send(
            service,
            request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(document))));
  }

  /** A document as text. */
  public static String text(Map<String, ?> document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A text as JSON.
   *
   * @throws EngineException where it is none
   */
  public static JsonNode parsed(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new EngineException("Not JSON: " + answer, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(ANSWER);
  }

  private String send(String service, HttpRequest.Builder request) {
    String scope = "20260101/%s/%s/aws4_request".formatted(Sam.REGION, service);
    HttpRequest signed =
        request
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=host, Signature=0"
                    .formatted(Sam.ACCESS_KEY, scope))
            .build();
    try {
      HttpResponse<String> answer = http.send(signed, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new EngineException(
            "%s answered %d: %s".formatted(service, answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new EngineException(service + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("Interrupted while asking " + service, e);
    }
  }
}
