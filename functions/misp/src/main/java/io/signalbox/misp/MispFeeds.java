package io.signalbox.misp;

import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.MispObjects;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MispFeedOptions;
import io.signalbox.settings.PullOptions;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import java.util.Optional;

/** The feeds that callers may read. */
final class MispFeeds {
  private final SettingsSource settings;
  private final HubIdentity hub;

  MispFeeds(SettingsSource settings, HubIdentity hub) {
    this.settings = settings;
    this.hub = hub;
  }

  /**
   * The feed of that name.
   *
   * @throws io.signalbox.api.ProblemException 404, the same whether it is not there or not granted
   */
  MispFeed named(Caller caller, String name) {
    SettingsDocument document = settings.latest();
    return Optional.ofNullable(document.destinations().get(name))
        .filter(Destination::isPulled)
        .filter(feed -> caller.has(Grant.read(name)))
        .map(feed -> feed(caller, document, feed))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such feed.").exception());
  }

  private MispFeed feed(Caller caller, SettingsDocument document, Destination feed) {
    MispFeedOptions options = feed.options(PullOptions.class).misp();
    String organisation = options.organisation().orElse(hub.organisation());
    return new MispFeed(
        hub.name(),
        feed.name(),
        options.interval(),
        organisation,
        options.organisationId().orElseGet(() -> MispObjects.organisationId(organisation)),
        document.release(feed, caller.instance()));
  }
}
