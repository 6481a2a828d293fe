package io.signalbox.local.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;
import io.signalbox.envelope.Json;
import java.util.List;
import java.util.Map;

/**
 * Gives an error of the front door the form of the protocol that a path belongs to, because the
 * protocol's function never saw the request.
 */
final class ProtocolErrors {
  private static final int FIRST_ERROR = 400;
  private static final String PROBLEM = "application/problem+json";
  private static final String TAXII = "/taxii2/";
  private static final String WARDEN = "/warden3/";
  private static final String N6 = "/n6/";
  private static final String LOOK_UP = "/intelmq/";

  private ProtocolErrors() {}

  /** The same answer, unless it is a problem under a path of such a protocol. */
  static Response of(String path, Response answer) {
    if (answer.status() < FIRST_ERROR
        || !answer.header("Content-Type").orElse("").startsWith(PROBLEM)) {
      return answer;
    }
    // The root of a protocol may lack its final slash, and the tuency bot may begin with two.
    String full = path.replaceFirst("^/+", "/") + "/";
    if (full.startsWith(TAXII)) {
      return taxii(answer);
    }
    if (full.startsWith(WARDEN)) {
      return warden(path.substring(Math.min(WARDEN.length(), path.length())), answer);
    }
    // The tuency bot takes any JSON for an answer, and then drops the event's contact.
    return full.startsWith(N6) || full.startsWith(LOOK_UP)
        ? like(answer, Response.text(answer.status(), detail(answer)))
        : answer;
  }

  private static Response taxii(Response answer) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("title", problem(answer).path("title").asText());
    error.put("description", detail(answer));
    error.put("http_status", Integer.toString(answer.status()));
    return like(
        answer,
        Response.bytes(answer.status(), "application/taxii+json;version=2.1", Json.bytes(error)));
  }

  /** Clients search the text, so that blanks stand behind colons and commas. */
  private static Response warden(String method, Response answer) {
    String text =
        "{\"method\": %s, \"errors\": [{\"error\": %d, \"message\": %s}]}"
            .formatted(quoted(method), answer.status(), quoted(detail(answer)));
    return like(answer, Response.bytes(answer.status(), Response.JSON, text.getBytes(UTF_8)));
  }

  private static Response like(Response answer, Response other) {
    Response response = other;
    for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
      if (!header.getKey().equalsIgnoreCase("Content-Type")) {
        response = response.withHeader(header.getKey(), header.getValue().getFirst());
      }
    }
    return response;
  }

  private static String detail(Response answer) {
    return problem(answer).path("detail").asText();
  }

  private static JsonNode problem(Response answer) {
    return Json.read(answer.text()).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static String quoted(String text) {
    return Json.text(JsonNodeFactory.instance.textNode(text));
  }
}
