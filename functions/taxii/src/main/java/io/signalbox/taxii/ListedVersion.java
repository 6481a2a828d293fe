package io.signalbox.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What the index of a collection tells of a version of an object. It is written before the envelope
 * that holds the version, and before the one that deletes it: either may be missing.
 *
 * @param envelope the id of the envelope that holds it
 * @param time the version's time; empty for an object without versions
 * @param sizeBytes how much memory the envelope takes
 * @param listedAt when it was added
 * @param deleted whether somebody began to delete it
 */
record ListedVersion(
    EnvelopeId envelope, Optional<Instant> time, int sizeBytes, Instant listedAt, boolean deleted) {
  private static final String ENVELOPE = "envelope";
  private static final String TIME = "time";
  private static final String SIZE = "size";
  private static final String LISTED_AT = "at";
  private static final String DELETED = "deleted";

  EnvelopeKey key() {
    return EnvelopeKey.first(envelope.dedupKey());
  }

  /** The key of its deletion, whose envelope is kept where it was deleted. */
  EnvelopeKey deletionKey() {
    return EnvelopeKey.first(PostedIds.deletionOf(envelope).dedupKey());
  }

  ListedVersion beingDeleted() {
    return new ListedVersion(envelope, time, sizeBytes, listedAt, true);
  }

  ListedVersion listedAgainAt(Instant now) {
    return new ListedVersion(envelope, time, sizeBytes, now, deleted);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(ENVELOPE, envelope.text());
    time.ifPresent(at -> json.put(TIME, at.toString()));
    json.put(SIZE, sizeBytes);
    json.put(LISTED_AT, listedAt.toString());
    if (deleted) {
      json.put(DELETED, true);
    }
    return json;
  }

  static ListedVersion read(JsonNode json) {
    return new ListedVersion(
        EnvelopeId.parse(json.path(ENVELOPE).asText()),
        Optional.ofNullable(json.path(TIME).textValue()).map(Instant::parse),
        json.path(SIZE).asInt(),
        Instant.parse(json.path(LISTED_AT).asText()),
        json.path(DELETED).asBoolean());
  }
}
