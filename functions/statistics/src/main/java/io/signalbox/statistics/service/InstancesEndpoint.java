package io.signalbox.statistics.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import io.signalbox.statistics.habit.HabitStore;
import io.signalbox.statistics.habit.SenderHabits;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code GET /v1/instances}: the instances, and who else sends events, each with when it had its
 * last ones, and whether it is silent for longer than usual. For administrators.
 */
final class InstancesEndpoint {
  private final Authenticator gate;
  private final SettingsSource settings;
  private final HabitStore habits;

  InstancesEndpoint(Authenticator gate, SettingsSource settings, HabitStore habits) {
    this.gate = gate;
    this.settings = settings;
    this.habits = habits;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    Map<String, ObjectNode> byName = new TreeMap<>();
    settings.current().instances().keySet().forEach(name -> byName.put(name, named(name)));
    habits
        .list()
        .forEach(one -> put(one, byName.computeIfAbsent(one.sender(), InstancesEndpoint::named)));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("instances").addAll(byName.values());
    return Response.json(200, json);
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("instance", name);
  }

  private static void put(SenderHabits habits, ObjectNode json) {
    json.put("lastHour", habits.lastHour().toString());
    json.put("silent", habits.silentSince().isPresent());
    habits.surgedAt().ifPresent(hour -> json.put("lastSurge", hour.toString()));
    if (!habits.silentFeeds().isEmpty()) {
      ArrayNode feeds = json.putArray("silentFeeds");
      habits
          .silentFeeds()
          .forEach(
              (name, lastHour) ->
                  feeds
                      .addObject()
                      .put("provider", name.provider())
                      .put("feed", name.name())
                      .put("lastHour", lastHour.toString()));
    }
  }
}
