package io.signalbox.envelope;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Hashes over canonical forms. */
public final class Hashes {
  /** Copied for each hash, which is quicker than asking the JDK's providers for another. */
  private static final MessageDigest SHA_256 = digest("SHA-256");

  private static final MessageDigest SHA_1 = digest("SHA-1");

  private Hashes() {}

  /** A hash of all parts, each with its length before it. */
  static String sha256(ByteBuffer... parts) {
    MessageDigest digest = copy(SHA_256);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    for (ByteBuffer part : parts) {
      digest.update(length.clear().putInt(part.remaining()).flip());
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A name-based UUID (RFC 9562, section 5.5). */
  public static UUID uuidVersion5(UUID namespace, ByteBuffer name) {
    MessageDigest digest = copy(SHA_1);
    digest.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .array());
    digest.update(name);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest copy(MessageDigest fresh) {
    try {
      return (MessageDigest) fresh.clone();
    } catch (CloneNotSupportedException everyJdkCopiesIt) {
      throw new IllegalStateException(everyJdkCopiesIt);
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
