package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be known of a version of an object, without its content.
 *
 * @param envelope the id of the envelope that holds it
 * @param object its STIX id
 * @param version as the object spells it; empty for an object without versions
 * @param time the same as a time
 * @param sizeBytes how much memory the envelope takes
 */
record PostedVersion(
    EnvelopeId envelope,
    String object,
    Optional<String> version,
    Optional<Instant> time,
    int sizeBytes,
    Instant receivedAt) {

  /** Empty for an envelope that holds no object: a deletion, an update of tags, an event. */
  static Optional<PostedVersion> of(StoredEnvelope stored) {
    Protocol protocol = stored.envelope().protocol();
    boolean isObject =
        !stored.key().isUpdate()
            && protocol.format().equals(PostedEnvelopes.FORMAT)
            && protocol.type().equals(Protocol.EVENT);
    if (!isObject) {
      return Optional.empty();
    }
    ObjectNode object = stored.envelope().payload().json();
    return Optional.of(
        new PostedVersion(
            stored.envelope().id(),
            object.path("id").asText(),
            StixRules.version(object),
            StixRules.versionTime(object),
            stored.envelope().memoryBytes(),
            stored.receivedAt()));
  }

  EnvelopeKey key() {
    return EnvelopeKey.first(envelope.dedupKey());
  }

  /** The same as the index tells it. */
  ListedVersion listed() {
    return new ListedVersion(envelope, time, sizeBytes, receivedAt, false);
  }
}
