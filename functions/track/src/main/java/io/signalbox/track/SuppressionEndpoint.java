package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Locale;

/** {@code /v1/suppressions}: the addresses that get no mail any more. */
final class SuppressionEndpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  private final Authenticator gate;
  private final Suppressions suppressions;

  SuppressionEndpoint(Authenticator gate, Suppressions suppressions) {
    this.gate = gate;
    this.suppressions = suppressions;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_RECIPIENTS);
    Parameters parameters = new Parameters(request);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    List<Suppression> found = suppressions.list(parameters.text("after"), limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("suppressions");
    found.forEach(suppression -> list.add(json(suppression)));
    if (found.size() == limit) {
      json.put("next", found.getLast().address());
    }
    return Response.json(200, json);
  }

  Response get(Request request) {
    MailAddress address = address(request, Permission.SEE_RECIPIENTS);
    return suppressions
        .find(address)
        .map(suppression -> Response.json(200, json(suppression)))
        .orElseThrow(SuppressionEndpoint::notSuppressed);
  }

  /** Lets the address have mail again. */
  Response lift(Request request) {
    MailAddress address = address(request, Permission.HANDLE);
    return suppressions
        .lift(address)
        .map(suppression -> Response.json(200, json(suppression)))
        .orElseThrow(SuppressionEndpoint::notSuppressed);
  }

  private MailAddress address(Request request, Permission permission) {
    gate.authenticate(request).require(permission);
    try {
      return MailAddress.parse(request.pathParameter("address"));
    } catch (IllegalArgumentException fault) {
      throw Parameters.invalid("address", "This is no mail address: " + fault.getMessage() + ".");
    }
  }

  private static ProblemException notSuppressed() {
    return Problem.of(ProblemType.NOT_FOUND, "This address is not suppressed.").exception();
  }

  private static ObjectNode json(Suppression suppression) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("address", suppression.address())
        .put("reason", suppression.reason().name().toLowerCase(Locale.ROOT))
        .put("detail", suppression.detail())
        .put("since", suppression.since().toString());
  }
}
