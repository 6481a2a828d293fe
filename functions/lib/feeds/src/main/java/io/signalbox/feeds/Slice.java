package io.signalbox.feeds;

import java.time.Instant;

/**
 * The entries of a feed that were appended in one interval, or a part of them where they are many.
 *
 * @param start the interval's beginning
 * @param part 0 for the first part; numbers may be left out
 * @param from the place before its first entry
 * @param until the place behind its last entry
 * @param lastAt when its last entry was appended
 */
public record Slice(Instant start, int part, Position from, Position until, Instant lastAt) {}
