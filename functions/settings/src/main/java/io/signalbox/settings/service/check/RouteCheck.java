package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.routing.Patterns;

/** What the schema cannot say of routes. */
final class RouteCheck {

  private RouteCheck() {}

  static void check(Place routes, Place destinations, Faults faults) {
    for (Place route : routes.children()) {
      if (route.at("pattern").node() instanceof ObjectNode pattern) {
        Patterns.fault(pattern).ifPresent(fault -> faults.add(route.at("pattern"), fault));
      }
      for (Place name : route.at("destinations").children()) {
        name.text()
            .filter(text -> !destinations.at(text).exists())
            .ifPresent(text -> faults.add(name, "there is no such destination"));
      }
    }
  }
}
