package io.signalbox.fanout;

import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.Router;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the settings as they stand now; made anew only when they changed. To ask is a
 * strong read: once a batch.
 */
final class Routes {
  private record Made(SettingsDocument from, Router router) {}

  private final SettingsSource settings;
  private final Supplier<DirectoryView> directory;
  private final Lookup lookup;
  private final RequestedMatches requested;
  private volatile @Nullable Made made;

  /**
   * @param directory as it stands, or stood as short a while ago as the settings may have
   */
  Routes(
      SettingsSource settings,
      Supplier<DirectoryView> directory,
      RequestedMatches requested,
      Clock clock) {
    this.settings = settings;
    this.directory = directory;
    this.requested = requested;
    // Bounces count when a mail is sent: until then the address may take mail again.
    this.lookup = new Lookup(addresses -> Set.of(), clock);
  }

  /** The routes of the hub that a function belongs to. */
  static Routes of(Platform platform, SettingsSource settings) {
    return new Routes(
        settings,
        DirectoryStore.of(platform)::recent,
        RequestedMatches.of(platform),
        platform.clock());
  }

  /** The routes for one batch, which all see the same settings and the same directory. */
  // Identity is enough: to compare documents costs more than to build the router again.
  @SuppressWarnings("ReferenceEquality")
  BatchRoutes current() {
    SettingsDocument document = settings.latest();
    Made last = made;
    // Which of two threads wins does not matter: both made the same.
    if (last == null || last.from() != document) {
      last = new Made(document, new Router(document));
      made = last;
    }
    return new BatchRoutes(
        last.router(),
        new DirectoryRouter(document, directory, lookup),
        (envelope, sender) -> requested.of(envelope, sender, document));
  }
}
