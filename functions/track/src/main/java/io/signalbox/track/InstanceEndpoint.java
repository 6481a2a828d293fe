package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.AdministratorToken;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelopes.PostingActivities;
import io.signalbox.envelopes.PostingActivity;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code GET /v1/instances/{name}}: what an instance posted of late, and what of it was not taken.
 * An administrator sees every instance, others themselves.
 */
final class InstanceEndpoint {
  private final Authenticator gate;
  private final SettingsSource settings;
  private final PostingActivities activities;

  InstanceEndpoint(Authenticator gate, SettingsSource settings, PostingActivities activities) {
    this.gate = gate;
    this.settings = settings;
    this.activities = activities;
  }

  Response get(Request request) {
    Caller caller = gate.authenticate(request);
    String name = request.pathParameter("name");
    boolean isVisible = caller.may(Permission.SEE_STATES) || caller.name().equals(name);
    if (!isVisible || !exists(name)) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is no such instance for this one to see.")
          .exception();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("instance", name);
    ArrayNode days = JsonNodeFactory.instance.arrayNode();
    ArrayNode refusals = JsonNodeFactory.instance.arrayNode();
    activities
        .find(name)
        .ifPresent(
            activity -> {
              json.put("lastPostAt", activity.lastPostAt().toString());
              putDays(days, activity);
              putRefusals(refusals, activity);
            });
    json.set("days", days);
    json.set("refusals", refusals);
    return Response.json(200, json);
  }

  private boolean exists(String name) {
    return name.equals(AdministratorToken.NAME) || settings.current().instances().containsKey(name);
  }

  private static void putDays(ArrayNode days, PostingActivity activity) {
    activity.days().entrySet().stream()
        .sorted(Map.Entry.<LocalDate, Map<String, Long>>comparingByKey(Comparator.reverseOrder()))
        .forEach(
            day -> {
              ObjectNode counts = days.addObject().put("day", day.getKey().toString());
              new TreeMap<>(day.getValue()).forEach(counts::put);
            });
  }

  private static void putRefusals(ArrayNode refusals, PostingActivity activity) {
    for (PostingActivity.Refusal refusal : activity.refusals().reversed()) {
      refusals
          .addObject()
          .put("at", refusal.at().toString())
          .put("field", refusal.field())
          .put("reason", refusal.reason());
    }
  }
}
