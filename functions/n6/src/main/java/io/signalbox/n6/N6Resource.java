package io.signalbox.n6;

import io.signalbox.feeds.FeedId;
import io.signalbox.settings.ReleasePolicy;
import java.util.Optional;

/**
 * What a caller gets under a path.
 *
 * @param networks of which networks alone; empty for all
 */
record N6Resource(FeedId feed, ReleasePolicy release, Optional<OwnNetworks> networks) {}
