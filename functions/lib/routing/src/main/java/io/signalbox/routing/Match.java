package io.signalbox.routing;

import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.List;

/**
 * That an envelope goes to a destination.
 *
 * @param routes names of the routes that lead it there, at least one, in the document's order
 */
public record Match(Destination destination, Group group, List<String> routes) {
  public Match {
    routes = List.copyOf(routes);
  }
}
