package io.signalbox.statistics;

import java.time.LocalDate;

/**
 * How many of a day's events came how far.
 *
 * @param contact of these the directory had a responsible contact
 * @param taken of these a recipient's server took a delivery, and did not return it
 * @param answered of these a recipient answered the notice
 * @param gone of those that were taken, no event of the same host and type came on the {@value
 *     Funnel#DAYS_AFTER} days after
 * @param isFinal whether these days are over
 */
public record FunnelDay(
    LocalDate day,
    long events,
    long contact,
    long taken,
    long answered,
    long gone,
    boolean isFinal) {}
