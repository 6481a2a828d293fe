package io.signalbox.envelopes;

import java.time.Instant;

/**
 * What an instance posted, was no envelope, and is kept aside as it came.
 *
 * @param field the dotted name of the field that is wrong; empty where it is the item itself
 * @param reason the rule that is broken
 */
public record Quarantined(
    String sender, Instant receivedAt, String field, String reason, String text) {}
