package io.signalbox.envelope;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How ids are spelled. */
final class IdSyntax {
  static final String DIGEST_RULE = "32, 40, 56, 64, 96 or 128 hexadecimal digits";

  private static final String RULE =
      "expected a UUID, owner:UUID, publisher:project:UUID, a hash ("
          + DIGEST_RULE
          + ") or a path such as !hub-a!hub-b";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private static final Pattern DIGEST =
      Pattern.compile(
          "[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{56}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128}");

  private static final int PARTS_MOST = 3;

  private IdSyntax() {}

  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  static EnvelopeId parse(String text) {
    // One more than any id has tells that there are too many.
    List<String> parts = List.of(text.split(":", PARTS_MOST + 1));
    String last = parts.getLast();
    if (UUID_TEXT.matcher(last).matches()) {
      UUID uuid = UUID.fromString(last);
      return switch (parts.size()) {
        case 1 -> new EnvelopeId.Uuid(uuid);
        case 2 -> new EnvelopeId.Owned(parts.get(0), uuid);
        case 3 -> new EnvelopeId.CyCat(parts.get(0), parts.get(1), uuid);
        default -> throw new IllegalArgumentException("no such id: " + RULE);
      };
    }
    if (isDigest(last) && parts.size() <= 2) {
      return new EnvelopeId.Hash(
          parts.size() == 1 ? Optional.empty() : Optional.of(parts.getFirst()), last);
    }
    throw new IllegalArgumentException("no such id: " + RULE);
  }
}
