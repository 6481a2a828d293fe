package io.signalbox.fanout;

import io.signalbox.routing.Router;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import org.jspecify.annotations.Nullable;

/** The router of the settings as they stand; made anew only when they changed. */
final class Routes {
  private record Made(SettingsDocument from, Router router) {}

  private final SettingsSource settings;
  private volatile @Nullable Made made;

  Routes(SettingsSource settings) {
    this.settings = settings;
  }

  // Identity is enough: to compare documents costs more than to build the router again.
  @SuppressWarnings("ReferenceEquality")
  Router current() {
    SettingsDocument document = settings.current();
    Made last = made;
    // Which of two threads wins does not matter: both made the same.
    if (last == null || last.from() != document) {
      last = new Made(document, new Router(document));
      made = last;
    }
    return last.router();
  }
}
