package io.signalbox.pull;

import io.signalbox.envelope.Marking;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading.Continuity;
import io.signalbox.store.Body;
import java.time.Instant;

/**
 * A part of a feed, written as an answer's body.
 *
 * @param entries how many of the feed's entries it stands for
 * @param leftOut how many of them the data format cannot hold
 * @param withheld how many of them are marked above a ceiling of the feed or of its reader
 * @param marking the strictest marks of those that are written
 * @param next the place behind them
 * @param more whether the feed has more behind that place
 * @param asOf no entry behind that place is older
 */
record FeedPage(
    Body body,
    int entries,
    int leftOut,
    int withheld,
    Marking marking,
    Position next,
    boolean more,
    Instant asOf,
    Continuity continuity) {}
