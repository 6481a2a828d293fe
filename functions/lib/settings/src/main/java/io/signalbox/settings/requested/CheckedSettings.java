package io.signalbox.settings.requested;

import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what was made lately: most events of a sender ask for the same. */
final class CheckedSettings {
  private static final int LIMIT = 1_000;

  private record Made(SettingsDocument by, Destination destination) {}

  private final Map<String, Made> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
          return size() > LIMIT;
        }
      };

  // Identity is enough: what an equal document made is only made once more.
  @SuppressWarnings("ReferenceEquality")
  synchronized Optional<Destination> find(String name, SettingsDocument settings) {
    return Optional.ofNullable(made.get(name))
        .filter(known -> known.by() == settings)
        .map(Made::destination);
  }

  synchronized void add(Destination destination, SettingsDocument settings) {
    made.put(destination.name(), new Made(settings, destination));
  }
}
