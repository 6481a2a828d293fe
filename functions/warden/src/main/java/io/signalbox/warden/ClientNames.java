package io.signalbox.warden;

import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.WardenOptions;
import java.util.Optional;

/** What the senders of events are called in Warden. */
final class ClientNames {
  private final SettingsSource settings;
  private final String hub;

  ClientNames(SettingsSource settings, String hub) {
    this.settings = settings;
    this.hub = hub;
  }

  /** The instance's Warden name; where it has none, one made of the hub's name and its own. */
  String of(String instance) {
    return Optional.ofNullable(settings.current().instances().get(instance))
        .flatMap(Instance::warden)
        .map(WardenOptions::name)
        .orElseGet(() -> hub + "." + instance);
  }
}
