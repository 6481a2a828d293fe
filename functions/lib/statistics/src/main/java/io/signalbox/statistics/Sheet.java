package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.time.Instant;

/**
 * What a sheet covers.
 *
 * @param period the beginning of the hour, day or month in which all its entries are
 * @param from its first entry is behind this position of the journal
 * @param to the next sheet of its level begins here
 * @param isWhole whether nothing was missing in the journal behind {@code from}
 * @param events how many it counts
 */
record Sheet(
    Level level, Instant period, Position from, Position to, boolean isWhole, long events) {}
