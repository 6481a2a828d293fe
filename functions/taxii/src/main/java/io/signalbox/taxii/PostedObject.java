package io.signalbox.taxii;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Payload;
import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;

/**
 * An object of a request that breaks no rule.
 *
 * @param index its place in the request
 * @param id its STIX id
 * @param version as it spells it; the empty text for an object without versions
 * @param envelope the id of the envelope that is to hold it
 */
record PostedObject(int index, String id, String version, Payload payload, EnvelopeId envelope) {

  EnvelopeKey key() {
    return EnvelopeKey.first(envelope.dedupKey());
  }

  PostedObject in(EnvelopeId other) {
    return new PostedObject(index, id, version, payload, other);
  }

  /** As the index of the collection tells it. */
  ListedVersion listed(Collection collection, Instant now) {
    return new ListedVersion(
        envelope,
        StixRules.versionTime(payload.json()),
        PostedEnvelopes.object(collection, envelope, payload).memoryBytes(),
        now,
        false);
  }
}
