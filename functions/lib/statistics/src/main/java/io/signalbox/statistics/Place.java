package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import java.time.Instant;

/**
 * Where a search goes on.
 *
 * @param position with the newest first, the entries before it are left; else those behind it
 * @param at when the journal got the entry there
 */
public record Place(Position position, Instant at) {}
