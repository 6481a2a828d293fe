package io.signalbox.routing;

import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import org.jspecify.annotations.Nullable;

/** The router of the settings as they stand, made anew when they have changed. */
public final class CurrentRouter {
  private final SettingsSource settings;
  private @Nullable SettingsDocument routed;
  private @Nullable Router router;

  public CurrentRouter(SettingsSource settings) {
    this.settings = settings;
  }

  public synchronized Router get() {
    SettingsDocument document = settings.current();
    Router known = router;
    if (known == null || !document.equals(routed)) {
      known = new Router(document);
      router = known;
      routed = document;
    }
    return known;
  }
}
