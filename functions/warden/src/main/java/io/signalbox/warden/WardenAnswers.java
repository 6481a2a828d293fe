package io.signalbox.warden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Answers in Warden's form. A success is always 200: clients take any other status for an error.
 */
final class WardenAnswers {
  private final RandomGenerator random;

  /**
   * @param random numbers the requests that fail
   */
  WardenAnswers(RandomGenerator random) {
    this.random = random;
  }

  static Response success(JsonNode json) {
    return Response.bytes(200, Response.JSON, WardenJson.bytes(json));
  }

  /** The status is that of a fault which asks for another try, if there is one. */
  Response failure(String method, List<WardenFault> faults) {
    WardenFault first =
        faults.stream().filter(WardenFault::isToBeRepeated).findFirst().orElse(faults.getFirst());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", method);
    json.put("req_id", random.nextInt(Integer.MAX_VALUE));
    ArrayNode errors = json.putArray("errors");
    faults.forEach(fault -> errors.add(fault.json()));
    return Response.bytes(first.code(), Response.JSON, WardenJson.bytes(json));
  }

  /**
   * A problem of the hub's API. Whoever is not known is forbidden: Warden has no 401. Whoever sends
   * more than a quota is to send it again, which clients do from 500 on.
   */
  Response failure(String method, Problem problem) {
    int code = code(problem.type());
    Response response = failure(method, List.of(WardenFault.of(code, problem.detail())));
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      if (!header.getKey().equals("WWW-Authenticate")) {
        response = response.withHeader(header.getKey(), header.getValue());
      }
    }
    return response;
  }

  private static int code(ProblemType type) {
    if (type == ProblemType.UNAUTHENTICATED) {
      return WardenFault.FORBIDDEN;
    }
    return type == ProblemType.QUOTA_EXCEEDED ? WardenFault.UNAVAILABLE : type.status();
  }
}
