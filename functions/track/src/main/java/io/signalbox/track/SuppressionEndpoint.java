package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.operations.SuppressionJson;
import io.signalbox.settings.people.Permission;
import java.util.List;

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
    found.forEach(suppression -> list.add(SuppressionJson.of(suppression)));
    if (found.size() == limit) {
      json.put("next", found.getLast().address());
    }
    return Response.json(200, json);
  }

  Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_RECIPIENTS);
    return SuppressionJson.answer(suppressions.find(SuppressionJson.address(request)));
  }
}
