package io.signalbox.envelopes;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Warning;
import java.time.Instant;
import java.util.List;

/**
 * An envelope and how it came.
 *
 * @param envelope for an update, the whole envelope with the tags and the path of that update
 * @param sender the instance that posted it
 * @param receivedAt to the microsecond
 * @param warnings what its sender was told of it
 */
public record StoredEnvelope(
    EnvelopeKey key, Envelope envelope, String sender, Instant receivedAt, List<Warning> warnings) {
  public StoredEnvelope {
    warnings = List.copyOf(warnings);
  }

  /** An envelope that came without a warning. */
  public StoredEnvelope(EnvelopeKey key, Envelope envelope, String sender, Instant receivedAt) {
    this(key, envelope, sender, receivedAt, List.of());
  }

  /** The same with another envelope: this one as somebody gets it. */
  public StoredEnvelope with(Envelope changed) {
    return new StoredEnvelope(key, changed, sender, receivedAt, warnings);
  }

  /** What it takes of memory, about. */
  long memoryBytes() {
    return envelope.memoryBytes();
  }
}
