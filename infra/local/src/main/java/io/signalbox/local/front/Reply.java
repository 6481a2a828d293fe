package io.signalbox.local.front;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that the door gives of its own, and those that functions give through it. */
final class Reply {
  private Reply() {}

  static Response nothing() {
    return Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path.").response();
  }

  static Response wrongMethod(Iterable<String> allowed) {
    String methods = String.join(", ", allowed);
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path takes " + methods + ".")
        .withHeader("Allow", methods)
        .response();
  }

  static Response tooLarge(long limitBytes, String what) {
    return Problem.of(
            ProblemType.TOO_LARGE,
            "%s may have %d bytes at the most. Compress it (gzip) or send it in parts."
                .formatted(what, limitBytes))
        .with("limit", limitBytes)
        .response();
  }

  /** The answer of a gateway whose function failed (502) or was too slow (504). */
  static Response gateway(int status, String detail) {
    return Problem.of(ProblemType.INTERNAL, detail).response(status);
  }

  /** The answer to a request for another server (RFC 9110, section 15.5.20). */
  static Response otherHost() {
    return Problem.of(
            ProblemType.MALFORMED_REQUEST,
            "The Host header names another server. Where the hub has a name of its own, start it"
                + " with --name.")
        .response(421);
  }

  /** A function's answer, as API Gateway reads it. */
  static Response of(APIGatewayProxyResponseEvent event) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    @Nullable Map<String, String> single = event.getHeaders();
    if (single != null) {
      single.forEach((name, value) -> headers.put(name, List.of(value)));
    }
    @Nullable Map<String, List<String>> several = event.getMultiValueHeaders();
    if (several != null) {
      several.forEach(
          (name, values) ->
              headers.merge(
                  name,
                  values,
                  (first, second) -> {
                    List<String> all = new ArrayList<>(first);
                    all.addAll(second);
                    return all;
                  }));
    }
    return new Response(event.getStatusCode(), headers, body(event));
  }

  private static byte[] body(APIGatewayProxyResponseEvent event) {
    @Nullable String body = event.getBody();
    if (body == null) {
      return new byte[0];
    }
    return Boolean.TRUE.equals(event.getIsBase64Encoded())
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
