package io.signalbox.formats;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * UUIDs that are the same whenever the same is written: UUIDv5 (RFC 9562) in the namespace {@link
 * #NAMESPACE}.
 */
final class StableIds {
  /** The UUIDv5 of {@code https://signalbox.io/ns/format} in RFC 9562's URL namespace. */
  static final UUID NAMESPACE =
      Hashes.uuidVersion5(
          UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
          utf8("https://signalbox.io/ns/format"));

  private StableIds() {}

  /** The envelope's UUID, or the one of its hash. */
  static UUID of(EnvelopeId id) {
    return switch (id) {
      case EnvelopeId.Uuid(UUID uuid) -> uuid;
      case EnvelopeId.Owned(_, UUID uuid) -> uuid;
      case EnvelopeId.CyCat(_, _, UUID uuid) -> uuid;
      case EnvelopeId.Hash(_, String digest) -> named("envelope", digest);
    };
  }

  /** The UUID of names, whose order counts. */
  static UUID named(String... names) {
    return Hashes.uuidVersion5(NAMESPACE, utf8(String.join("\n", names)));
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
