package io.signalbox.routing;

import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.List;

/**
 * That an envelope goes to a destination.
 *
 * @param routes names of the routes that lead it there, in the document's order; none where the
 *     envelope itself asks for it
 */
public record Match(Destination destination, Group group, List<String> routes) {
  public Match {
    routes = List.copyOf(routes);
  }
}
