package io.signalbox.settings.service;

import io.signalbox.settings.Connection;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Kind;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import java.util.List;
import java.util.Optional;

/** Finds which entries name another. */
final class Uses {
  private Uses() {}

  /** Those that would be left with the name of nothing; empty where there are none. */
  static Optional<Written.InUse> of(Kind kind, String name, SettingsDocument settings) {
    return switch (kind) {
      case DESTINATIONS -> use(Kind.ROUTES, routes(name, settings));
      case TEMPLATES ->
          use(Kind.DESTINATIONS, destinations(name, settings))
              .or(() -> use(Kind.CONNECTIONS, connections(name, settings)));
      case INSTANCES, ROUTES, CONNECTIONS, FETCHES -> Optional.empty();
    };
  }

  private static Optional<Written.InUse> use(Kind by, List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(new Written.InUse(by, names));
  }

  private static List<String> routes(String destination, SettingsDocument settings) {
    return settings.routes().values().stream()
        .filter(route -> route.destinations().contains(destination))
        .map(Route::name)
        .toList();
  }

  private static List<String> destinations(String template, SettingsDocument settings) {
    return settings.destinations().values().stream()
        .filter(
            destination ->
                destination.options() instanceof MailOptions mail
                    && mail.template().name().equals(Optional.of(template)))
        .map(Destination::name)
        .toList();
  }

  private static List<String> connections(String template, SettingsDocument settings) {
    return settings.connections().values().stream()
        .filter(
            connection -> connection.entry().at("/mail/template/name").asText("").equals(template))
        .map(Connection::name)
        .toList();
  }
}
