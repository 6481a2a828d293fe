package io.signalbox.n6;

import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Destination;
import io.signalbox.settings.N6Options;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What callers get, by their settings. */
final class N6Resources {
  /** The resources that n6 has. */
  static final List<String> NAMES = List.of("search/events", "report/inside", "report/threats");

  private final SettingsSource settings;
  private final DirectoryStore directory;
  private final Clock clock;

  N6Resources(SettingsSource settings, DirectoryStore directory, Clock clock) {
    this.settings = settings;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The resource of one of the {@link #NAMES}.
   *
   * @throws io.signalbox.api.ProblemException 403 where the caller has none
   */
  N6Resource named(Caller caller, String name) {
    SettingsDocument document = settings.latest();
    boolean isInside = name.equals("report/inside");
    return caller
        .instance()
        .n6()
        .filter(options -> !isInside || hasNetworks(caller, options))
        .flatMap(
            options ->
                feed(options, name)
                    .filter(feed -> caller.has(Grant.read(feed)))
                    .flatMap(feed -> Optional.ofNullable(document.destinations().get(feed)))
                    .filter(Destination::isPulled)
                    .map(
                        feed ->
                            new N6Resource(
                                new FeedId(feed.name(), ""),
                                document.release(feed, caller.instance()),
                                isInside
                                    ? Optional.of(networks(caller, options))
                                    : Optional.empty())))
        .orElseThrow(
            () ->
                Problem.of(ProblemType.FORBIDDEN, "This instance has nothing to read here.")
                    .exception());
  }

  private static boolean hasNetworks(Caller caller, N6Options options) {
    return !options.networks().isEmpty() || !caller.instance().grants().directory().isEmpty();
  }

  private OwnNetworks networks(Caller caller, N6Options options) {
    Set<String> organisations = caller.instance().grants().directory();
    OwnNetworks named = OwnNetworks.of(options.networks());
    return organisations.isEmpty()
        ? named
        : named.with(
            organisations,
            directory.recent(),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static Optional<String> feed(N6Options options, String name) {
    return name.equals("report/threats") ? options.threats() : options.feed();
  }
}
