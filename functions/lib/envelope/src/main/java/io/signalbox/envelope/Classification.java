package io.signalbox.envelope;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** IntelMQ's classification of events. */
public final class Classification {
  private static final Map<String, String> TAXONOMIES =
      Rows.of("intelmq-classification.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  private static final Set<String> TAXONOMY_NAMES = Set.copyOf(TAXONOMIES.values());

  private Classification() {}

  /** The taxonomy of a {@code classification.type}; empty for a type that IntelMQ doesn't have. */
  public static Optional<String> taxonomy(String type) {
    return Optional.ofNullable(TAXONOMIES.get(type));
  }

  static boolean isType(String text) {
    return TAXONOMIES.containsKey(text);
  }

  static boolean isTaxonomy(String text) {
    return TAXONOMY_NAMES.contains(text);
  }
}
