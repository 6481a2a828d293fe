package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import java.time.Instant;

/** An envelope and when the hub received it. */
public record ReceivedEvent(Envelope envelope, Instant receivedAt) {}
