package io.signalbox.delivery.reader;

import java.time.Instant;

/**
 * Failures in a row, none of them followed by a success.
 *
 * @param attempts how many tries failed
 * @param since when the first of them failed
 * @param reason what the last of them was answered
 */
public record Trouble(int attempts, Instant since, String reason) {}
