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

  /** The most bytes of a request's body, as the API root tells it. */
  static final int CONTENT_BYTES_MOST = 4_000_000;

  private TaxiiMedia() {}

  static Response answer(JsonNode body) {
    return answer(200, body);
  }

  static Response answer(int status, JsonNode body) {
    return Response.bytes(status, TYPE, Json.bytes(body));
  }

  /**
   * The body of a request that says TAXII 2.1, or no type, or no version.
   *
   * @throws io.signalbox.api.ProblemException 415 for another type or a compressed body, 413 for
   *     more than {@link #CONTENT_BYTES_MOST}
   */
  static byte[] body(Request request) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.isBlank() && (!isAcceptable(type) || type.contains("*"))) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Objects are sent as " + TYPE + ".")
          .exception();
    }
    if (!request.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Objects are sent uncompressed.")
          .exception();
    }
    if (request.header(Request.CUT_HEADER).isPresent()
        || request.bodySizeInBytes() > CONTENT_BYTES_MOST) {
      throw Problem.of(
              ProblemType.TOO_LARGE, "A body has " + CONTENT_BYTES_MOST + " bytes at the most.")
          .exception();
    }
    return request.body();
  }

  /** An error message: a title is required, and the status is a text. */
  static Response error(Problem problem) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("title", problem.type().title());
    Object parameter = problem.more().get("parameter");
    error.put(
        "description", parameter == null ? problem.detail() : parameter + ": " + problem.detail());
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
