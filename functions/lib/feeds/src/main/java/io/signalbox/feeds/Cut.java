package io.signalbox.feeds;

import java.time.Instant;
import java.util.Optional;

/**
 * A place between two entries of a feed, with what lies before it.
 *
 * @param bytes the sizes of all entries before it, together
 * @param before when the entry before it was appended; empty where that is not known
 */
public record Cut(Position position, long bytes, Optional<Instant> before) {}
