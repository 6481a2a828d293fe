package io.signalbox.envelope;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of an envelope. A bang path is none: it says where an envelope has been ({@link Path}),
 * and the envelope gets the id that its content gives ({@link DerivedId}).
 */
public sealed interface EnvelopeId {

  /** The id as it is written. */
  String text();

  DedupKey dedupKey();

  /** A UUID alone. */
  record Uuid(UUID uuid) implements EnvelopeId {
    public Uuid {
      requireUuid(uuid);
    }

    @Override
    public String text() {
      return uuid.toString();
    }

    @Override
    public DedupKey dedupKey() {
      return new DedupKey(uuid.toString());
    }
  }

  /** A UUID with its owner before it: {@code cert-at:72ddb00c-…}. */
  record Owned(String owner, UUID uuid) implements EnvelopeId {
    public Owned {
      Names.requireName(owner, "An owner");
      requireUuid(uuid);
    }

    @Override
    public String text() {
      return owner + ":" + uuid;
    }

    @Override
    public DedupKey dedupKey() {
      return new DedupKey(uuid.toString());
    }
  }

  /** A CyCat id: {@code publisher:project:72ddb00c-…}. */
  record CyCat(String publisher, String project, UUID uuid) implements EnvelopeId {
    public CyCat {
      Names.requireName(publisher, "A publisher");
      Names.requireName(project, "A project");
      requireUuid(uuid);
    }

    @Override
    public String text() {
      return publisher + ":" + project + ":" + uuid;
    }

    @Override
    public DedupKey dedupKey() {
      return new DedupKey(uuid.toString());
    }
  }

  /**
   * A hash that others can recompute.
   *
   * @param prefix what stands before it, an algorithm or an owner: {@code sha256:9f86d0…}
   * @param digest 32 to 128 hexadecimal digits, in lower case
   */
  record Hash(Optional<String> prefix, String digest) implements EnvelopeId {
    public Hash {
      prefix.ifPresent(text -> Names.requireName(text, "What stands before a hash"));
      digest = digest.toLowerCase(Locale.ROOT);
      if (!IdSyntax.isDigest(digest)) {
        throw new IllegalArgumentException("A hash has " + IdSyntax.DIGEST_RULE);
      }
    }

    @Override
    public String text() {
      return prefix.map(before -> before + ":").orElse("") + digest;
    }

    @Override
    public DedupKey dedupKey() {
      return new DedupKey(digest);
    }
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException naming the rule that the text breaks
   */
  static EnvelopeId parse(String text) {
    return IdSyntax.parse(text);
  }

  private static void requireUuid(UUID uuid) {
    if (uuid.getMostSignificantBits() == 0 && uuid.getLeastSignificantBits() == 0) {
      throw new IllegalArgumentException("The nil UUID names nothing");
    }
  }
}
