package io.signalbox.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hubs that an envelope has passed, the first one first. */
public record Path(List<String> hubs) {
  public static final Path EMPTY = new Path(List.of());

  public Path {
    if (hubs.size() > Limits.PATH_HUBS) {
      throw new IllegalArgumentException("A path has at most %d hubs".formatted(Limits.PATH_HUBS));
    }
    hubs = List.copyOf(hubs);
    hubs.forEach(hub -> Names.requireName(hub, "A hub in a path"));
  }

  /**
   * Reads a bang path such as {@code !cert-at!cert-ee}; the empty text is the empty path.
   *
   * @throws IllegalArgumentException naming the rule that the text breaks
   */
  public static Path parse(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    if (text.charAt(0) != '!') {
      throw new IllegalArgumentException("A path begins with '!', such as !hub-a!hub-b");
    }
    // One more than the limit tells that there are too many.
    return new Path(List.of(text.substring(1).split("!", Limits.PATH_HUBS + 1)));
  }

  /** Whether the text is meant as a bang path. */
  static boolean looksLikePath(String text) {
    return text.startsWith("!");
  }

  public boolean contains(String hub) {
    return hubs.contains(hub);
  }

  /** The hub at which the envelope was posted first. */
  public Optional<String> origin() {
    return hubs.stream().findFirst();
  }

  /** This path, and then that hub. */
  public Path through(String hub) {
    List<String> further = new ArrayList<>(hubs);
    further.add(hub);
    return new Path(further);
  }

  /** Whether no further hub has a place in it. */
  public boolean isFull() {
    return hubs.size() == Limits.PATH_HUBS;
  }

  public boolean isEmpty() {
    return hubs.isEmpty();
  }

  public String text() {
    return isEmpty() ? "" : "!" + String.join("!", hubs);
  }

  @Override
  public String toString() {
    return text();
  }
}
