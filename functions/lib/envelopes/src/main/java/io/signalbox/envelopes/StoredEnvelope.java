package io.signalbox.envelopes;

import io.signalbox.envelope.Envelope;
import java.time.Instant;

/**
 * An envelope and how it came.
 *
 * @param envelope for an update, the whole envelope with the tags and the path of that update
 * @param sender the instance that posted it
 * @param receivedAt to the microsecond
 */
public record StoredEnvelope(
    EnvelopeKey key, Envelope envelope, String sender, Instant receivedAt) {}
