package io.signalbox.statistics.habit;

/**
 * An hour with more events than usual.
 *
 * @param usualEvents the most that an hour had at about that time of the week; where none had any,
 *     at any time
 */
record Surge(long hour, long events, long usualEvents) {}
