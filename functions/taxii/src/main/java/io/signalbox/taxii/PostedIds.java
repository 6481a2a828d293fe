package io.signalbox.taxii;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids of envelopes that hold what clients add to a collection. Each follows from what was asked
 * for, so that nothing must be looked up: a version has one id until it is deleted, its deletion
 * has one, and whoever adds the version again gets the next.
 */
final class PostedIds {
  /** The UUIDv5 of {@code https://signalbox.io/ns/taxii} in RFC 9562's URL namespace. */
  private static final UUID NAMESPACE =
      Hashes.uuidVersion5(
          UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
          utf8("https://signalbox.io/ns/taxii"));

  private PostedIds() {}

  /** What stands for an object of a collection, with all its versions. No envelope has it. */
  static EnvelopeId lineage(Collection collection, String object) {
    return id(collection.id() + "\n" + object);
  }

  /**
   * A version that was never deleted.
   *
   * @param version as {@link StixRules#versionKey} tells it
   */
  static EnvelopeId first(EnvelopeId lineage, String version) {
    return id(lineage.text() + "\n" + version);
  }

  /** The deletion of what has that id. */
  static EnvelopeId deletionOf(EnvelopeId object) {
    return id(object.dedupKey().value() + "\ndeletion");
  }

  /** What was added again after that deletion. */
  static EnvelopeId after(EnvelopeId deletion) {
    return id(deletion.text() + "\nagain");
  }

  private static EnvelopeId id(String name) {
    return new EnvelopeId.Uuid(Hashes.uuidVersion5(NAMESPACE, utf8(name)));
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
