package io.signalbox.pull;

import io.signalbox.delivery.feed.Position;
import io.signalbox.delivery.feed.Reading.Continuity;
import io.signalbox.store.Body;
import java.time.Instant;

/**
 * A part of a feed, written as an answer's body.
 *
 * @param entries how many of the feed's entries it stands for
 * @param next the place behind them
 * @param more whether the feed has more behind that place
 * @param asOf no entry behind that place is older
 */
record Excerpt(
    Body body, int entries, Position next, boolean more, Instant asOf, Continuity continuity) {}
