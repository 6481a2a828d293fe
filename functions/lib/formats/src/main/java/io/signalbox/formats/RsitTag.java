package io.signalbox.formats;

import io.signalbox.envelope.Classification;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags of the Reference Security Incident Taxonomy as MISP writes them. Types that IntelMQ has and
 * the taxonomy has not are {@code other}.
 */
final class RsitTag {
  private static final String OTHER = "other";
  private static final Set<String> OTHER_TYPES = Set.of(OTHER, "undetermined");
  private static final Pattern TAG = Pattern.compile("rsit:([a-z-]+)=\"([a-z0-9-]+)\"");

  private RsitTag() {}

  /** The tag of a {@code classification.type}. */
  static String of(String type) {
    String taxonomy = Classification.taxonomy(type).orElse(OTHER);
    boolean isMissing = taxonomy.equals(OTHER) && !OTHER_TYPES.contains(type);
    return "rsit:%s=\"%s\"".formatted(taxonomy, isMissing ? OTHER : type);
  }

  /** The {@code classification.type} that a tag says; empty if it is no tag of the taxonomy. */
  static Optional<String> type(String tag) {
    Matcher matcher = TAG.matcher(tag);
    return matcher.matches()
        ? Classification.taxonomy(matcher.group(2))
            .filter(matcher.group(1)::equals)
            .map(taxonomy -> matcher.group(2))
        : Optional.empty();
  }
}
