package io.signalbox.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of several media types a client would rather have (RFC 9110, section 12.5.1). */
public final class Accept {
  private Accept() {}

  /**
   * The media type to answer with, or none if the client takes none of them.
   *
   * @param header the request's {@code Accept}; without one, the first is taken
   * @param offered media types in lower case without parameters, the hub's favourite first
   */
  public static Optional<String> choose(Optional<String> header, List<String> offered) {
    if (header.isEmpty() || header.get().isBlank()) {
      return Optional.of(offered.getFirst());
    }
    List<Preference> preferences = Preference.parse(header.get());
    return offered.stream()
        .filter(type -> quality(type, preferences) > 0)
        .reduce(
            (first, second) ->
                quality(second, preferences) > quality(first, preferences) ? second : first);
  }

  /** Whether a client takes an answer that is compressed by gzip. */
  public static boolean takesGzip(Request request) {
    return takesGzip(request.header("Accept-Encoding").orElse(""));
  }

  static boolean takesGzip(String acceptEncoding) {
    return Preference.parse(acceptEncoding).stream()
        .filter(preference -> Set.of("gzip", "x-gzip").contains(preference.value()))
        .anyMatch(preference -> preference.quality() > 0);
  }

  private static double quality(String type, List<Preference> preferences) {
    return preferences.stream()
        .filter(preference -> specificity(preference.value(), type) > 0)
        .max(Comparator.comparingInt(preference -> specificity(preference.value(), type)))
        .map(Preference::quality)
        .orElse(0.0);
  }

  private static int specificity(String range, String type) {
    if (range.equals(type)) {
      return 3;
    }
    if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
      return 2;
    }
    return range.equals("*/*") ? 1 : 0;
  }
}
