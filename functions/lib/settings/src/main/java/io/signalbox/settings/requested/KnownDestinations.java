package io.signalbox.settings.requested;

import io.signalbox.settings.DeliveryGrants;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Instance;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Platform;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds destinations by their names: those of the settings, and those that events describe. */
public final class KnownDestinations {
  private static final System.Logger LOGGER = System.getLogger(KnownDestinations.class.getName());

  private final SettingsSource settings;
  private final InlineDestinations inline;

  public KnownDestinations(SettingsSource settings, InlineDestinations inline) {
    this.settings = settings;
    this.inline = inline;
  }

  /** On the tables of a platform. */
  public static KnownDestinations of(Platform platform, SettingsSource settings) {
    return new KnownDestinations(settings, inline(platform));
  }

  /** What events describe, on the tables of a platform. */
  public static InlineDestinations inline(Platform platform) {
    return new InlineDestinations(
        platform.dueTable("READERS_TABLE"),
        platform.clock(),
        platform.environment().duration("RETENTION"));
  }

  /**
   * The destination as the settings stand now; empty where there is none, or where its instance no
   * longer has the grant for it.
   */
  public Optional<Destination> find(String name) {
    SettingsDocument document = settings.current();
    return InlineDestination.isName(name)
        ? inline.find(name).flatMap(described -> destination(described, document, Level.WARNING))
        : Optional.ofNullable(document.destinations().get(name));
  }

  /**
   * What a destination may get by the settings as they stand now: a lower ceiling holds at once.
   */
  public ReleasePolicy release(Destination destination) {
    SettingsDocument document = settings.latest();
    return document.release(document.destinations().getOrDefault(destination.name(), destination));
  }

  /** The destinations of the settings, and behind them those that events describe. */
  public Collection<Destination> all() {
    SettingsDocument document = settings.current();
    List<Destination> all = new ArrayList<>(document.destinations().values());
    for (Instance instance : document.instances().values()) {
      DeliveryGrants grants = instance.grants().deliver();
      if (grants.mayDescribe()) {
        for (InlineDestination described : inline.of(instance.name(), grants.limit())) {
          destination(described, document, Level.DEBUG).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<Destination> destination(
      InlineDestination described, SettingsDocument document, Level level) {
    try {
      return Optional.of(InlineSettings.destination(described, document, "settings"));
    } catch (RefusedRequest refused) {
      LOGGER.log(level, "{0} is no destination now: {1}", described.name(), refused.getMessage());
      return Optional.empty();
    }
  }
}
