package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.api.ApiEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests as API Gateway passes them on, and what was answered. */
final class Requests {
  static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  static ApiEvent post(String path, String token, String body) {
    return event("POST", path, token, body.getBytes(StandardCharsets.UTF_8));
  }

  static ApiEvent post(String path, String token, byte[] body) {
    return event("POST", path, token, body);
  }

  static ApiEvent get(String path, String token, Map<String, String> query) {
    ApiEvent event = event("GET", path, token, new byte[0]);
    event.setQueryStringParameters(query);
    return event;
  }

  private static ApiEvent event(String method, String path, String token, byte[] body) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    event.setHeaders(
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    if (body.length > 0) {
      event.setBody(Base64.getEncoder().encodeToString(body));
      event.setIsBase64Encoded(true);
    }
    return event;
  }

  static String body(APIGatewayProxyResponseEvent answer) {
    String body = Optional.ofNullable(answer.getBody()).orElse("");
    return Boolean.TRUE.equals(answer.getIsBase64Encoded())
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  static Optional<String> header(APIGatewayProxyResponseEvent answer, String name) {
    return answer.getMultiValueHeaders().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(header -> header.getValue().getFirst())
        .findFirst();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + text, e);
    }
  }

  /** Each line's envelope, told by its id and its first tag. */
  static List<String> lines(String body) {
    List<String> names = new ArrayList<>();
    body.lines()
        .forEach(
            line -> {
              JsonNode envelope = json(line);
              String id = envelope.path("meta").path("uuid").asText();
              names.add(
                  id.substring(0, 6) + " " + envelope.path("meta").path("tags").path(0).asText());
            });
    return names;
  }
}
