package io.signalbox.n6;

import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.NetworkRange;
import java.util.List;
import java.util.Optional;

/**
 * What a caller gets under a path.
 *
 * @param networks of which networks alone; empty for all
 */
record N6Resource(FeedId feed, MarkingPolicy marking, Optional<List<NetworkRange>> networks) {}
