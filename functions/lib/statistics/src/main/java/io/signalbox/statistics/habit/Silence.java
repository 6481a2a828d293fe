package io.signalbox.statistics.habit;

/**
 * A silence that is longer than usual.
 *
 * @param lastHour the last hour with events
 * @param usualHours the usual time from the beginning of such an hour to the next one with events
 */
record Silence(long lastHour, long usualHours) {}
