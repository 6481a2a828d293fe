package io.signalbox.local.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ProblemType;
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
  private static final String CONSOLE = "/console/";
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
    if (full.startsWith(CONSOLE)) {
      return like(answer, page(answer));
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

  /** With the console's style, for a person in a browser. */
  private static Response page(Response answer) {
    String title = problem(answer).path("title").asText();
    String html =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s · Signalbox</title><link rel="stylesheet" href="/console/console.css"></head>
        <body><header><p class="hub"><strong>Signalbox</strong></p></header>
        <main><h1>%1$s</h1><p class="note bad">%2$s</p>
        <p class="note plain">%3$s</p><p class="links"><a href="/console/">To the first page</a></p>
        </main></body></html>
        """
            .formatted(escaped(title), escaped(detail(answer)), advice(answer.status()));
    return Response.bytes(answer.status(), "text/html; charset=utf-8", html.getBytes(UTF_8))
        .withHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
  }

  private static String advice(int status) {
    return status == ProblemType.TOO_LARGE.status()
        ? "Nothing was changed. Go back and send less: choose a smaller file, or split the file and"
            + " send each part by itself. If your session has ended, sign in first."
        : "Go back, and try again in a moment.";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
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
