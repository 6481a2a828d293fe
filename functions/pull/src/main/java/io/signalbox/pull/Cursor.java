package io.signalbox.pull;

import io.signalbox.feeds.Position;
import java.time.Instant;

/**
 * How far somebody has read a feed.
 *
 * @param asOf no entry behind the position is older; to the millisecond
 */
record Cursor(Position position, Instant asOf) {}
