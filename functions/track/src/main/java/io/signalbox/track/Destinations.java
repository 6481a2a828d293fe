package io.signalbox.track;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsSource;
import java.util.List;
import java.util.Optional;

/** The destinations that the settings have now. */
final class Destinations {
  private final SettingsSource settings;

  Destinations(SettingsSource settings) {
    this.settings = settings;
  }

  List<String> names() {
    return settings.current().destinations().keySet().stream().sorted().toList();
  }

  boolean isPulled(String name) {
    return find(name).map(Destination::isPulled).orElse(false);
  }

  /**
   * The destination of that name.
   *
   * @throws io.signalbox.api.ProblemException 404 where there is none
   */
  Destination get(String name) {
    return find(name)
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is no such destination.").exception());
  }

  private Optional<Destination> find(String name) {
    return Optional.ofNullable(settings.current().destinations().get(name));
  }
}
