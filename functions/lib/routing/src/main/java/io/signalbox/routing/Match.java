package io.signalbox.routing;

import io.signalbox.settings.Destination;
import io.signalbox.settings.DirectoryMatch;
import io.signalbox.settings.Group;
import java.util.List;

/**
 * That an envelope goes to a destination.
 *
 * @param routes names of the routes that lead it there, in the document's order; none where the
 *     envelope itself asks for it
 * @param directory what in the directory led it there; nothing where no directory was asked
 */
public record Match(
    Destination destination, Group group, List<String> routes, List<DirectoryMatch> directory) {
  public Match {
    routes = List.copyOf(routes);
    directory = List.copyOf(directory);
  }

  /** One for which no directory was asked. */
  public Match(Destination destination, Group group, List<String> routes) {
    this(destination, group, routes, List.of());
  }
}
