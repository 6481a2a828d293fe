package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.routing.Patterns;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;

/** What the schema cannot say of routes. */
final class RouteCheck {

  private RouteCheck() {}

  static void check(JsonLocation routes, JsonLocation destinations, Faults faults) {
    for (JsonLocation route : routes.children()) {
      if (route.at("pattern").node() instanceof ObjectNode pattern) {
        Patterns.fault(pattern).ifPresent(fault -> faults.add(route.at("pattern"), fault));
      }
      for (JsonLocation name : route.at("destinations").children()) {
        name.text()
            .filter(text -> !destinations.at(text).exists())
            .ifPresent(text -> faults.add(name, "there is no such destination"));
      }
    }
  }
}
