package io.signalbox.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Json;
import java.util.Arrays;
import java.util.Locale;

/**
 * TAXII's media type, in which every answer is, and its form of an error (TAXII 2.1, 1.6.8, 3.6).
 */
final class TaxiiMedia {
  static final String TYPE = "application/taxii+json;version=2.1";

  private TaxiiMedia() {}

  static Response answer(JsonNode body) {
    return Response.bytes(200, TYPE, Json.bytes(body));
  }

  /** An error message: a title is required, and the status is a text. */
  static Response error(Problem problem) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("title", problem.type().title());
    error.put("description", problem.detail());
    error.put("http_status", Integer.toString(problem.type().status()));
    Response response = Response.bytes(problem.type().status(), TYPE, Json.bytes(error));
    for (var header : problem.headers().entrySet()) {
      response = response.withHeader(header.getKey(), header.getValue());
    }
    return response;
  }

  /**
   * Refuses a client that takes no TAXII 2.1. A missing or general {@code Accept}, and one without
   * a version, are taken for 2.1.
   */
  static void requireAcceptable(Request request) {
    String accept = request.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
    boolean acceptable = Arrays.stream(accept.split(",")).anyMatch(TaxiiMedia::isAcceptable);
    if (!acceptable) {
      throw Problem.of(ProblemType.NOT_ACCEPTABLE, "Answers are " + TYPE + ".").exception();
    }
  }

  private static boolean isAcceptable(String range) {
    String compact = range.replace(" ", "").replace("\"", "");
    String type = compact.split(";", 2)[0];
    boolean taxii = type.equals("application/taxii+json");
    boolean version = !compact.contains("version=") || compact.contains("version=2.1");
    return type.isEmpty()
        || type.equals("*/*")
        || type.equals("application/*")
        || (taxii && version);
  }
}
