package io.signalbox.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How a feed looks as a feed of MISP.
 *
 * @param interval how much of the feed becomes one MISP event
 * @param organisation the name of the organisation that made the events; the hub's where empty
 * @param organisationId its UUID in MISP; one of its name where empty
 */
public record MispFeedOptions(
    Duration interval, Optional<String> organisation, Optional<UUID> organisationId) {

  /** One event an hour, made by the hub. */
  public static final MispFeedOptions DEFAULT =
      new MispFeedOptions(Duration.ofHours(1), Optional.empty(), Optional.empty());

  static MispFeedOptions read(JsonFields options) {
    return new MispFeedOptions(
        options.read("interval", Duration::parse, DEFAULT.interval()),
        options.text("organisation"),
        options.text("organisationId").map(UUID::fromString));
  }
}
