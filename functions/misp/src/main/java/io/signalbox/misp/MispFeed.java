package io.signalbox.misp;

import io.signalbox.feeds.FeedId;
import io.signalbox.settings.ReleasePolicy;
import java.time.Duration;
import java.util.UUID;

/**
 * A feed as one reader sees it in MISP.
 *
 * @param interval how much of it becomes one MISP event
 * @param organisation who made the events
 * @param organisationId the organisation's UUID in MISP
 * @param release what the reader may get
 */
record MispFeed(
    String hub,
    String name,
    Duration interval,
    String organisation,
    UUID organisationId,
    ReleasePolicy release) {

  FeedId id() {
    return new FeedId(name, "");
  }
}
