package io.signalbox.taxii;

import io.signalbox.api.Parameters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which versions of an object are asked for (TAXII 2.1, section 3.4.1).
 *
 * @param texts {@code first}, {@code last}, {@code all}, and times
 */
record Versions(List<String> texts) {
  private static final String OLDEST = "first";
  private static final String NEWEST = "last";
  private static final String EACH = "all";
  private static final Set<String> WORDS = Set.of(OLDEST, NEWEST, EACH);

  static final Versions LAST = new Versions(List.of(NEWEST));
  static final Versions ALL = new Versions(List.of(EACH));

  Versions {
    texts = List.copyOf(texts);
  }

  /** What the request says; empty where it says nothing. */
  static Optional<Versions> of(Parameters parameters) {
    return parameters
        .parsed("match[version]", text -> of(CollectionQuery.list(text)))
        .filter(versions -> !versions.texts.isEmpty());
  }

  /**
   * These versions.
   *
   * @throws IllegalArgumentException for a text that is no version
   */
  static Versions of(List<String> texts) {
    texts.stream().filter(text -> !WORDS.contains(text)).forEach(Versions::time);
    return new Versions(texts);
  }

  /** Whether it matters which version of an object is the oldest. */
  boolean hasFirst() {
    return texts.contains(OLDEST);
  }

  /** Whether it matters which version of an object is the newest. */
  boolean hasLast() {
    return texts.contains(NEWEST);
  }

  /**
   * Those of one object's versions that are asked for.
   *
   * @param all in their order, the oldest first
   * @param time what time a version says
   */
  <T> List<T> among(List<T> all, Function<T, Optional<Instant>> time) {
    if (texts.contains(EACH) || all.isEmpty()) {
      return all;
    }
    List<Instant> times =
        texts.stream().filter(text -> !WORDS.contains(text)).map(Versions::time).toList();
    List<T> wanted = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean isWanted =
          (i == 0 && hasFirst())
              || (i == all.size() - 1 && hasLast())
              || time.apply(all.get(i)).filter(times::contains).isPresent();
      if (isWanted) {
        wanted.add(all.get(i));
      }
    }
    return wanted;
  }

  private static Instant time(String text) {
    try {
      return StixRules.time(text);
    } catch (DateTimeParseException none) {
      throw new IllegalArgumentException("first, last, all or a time is expected", none);
    }
  }
}
