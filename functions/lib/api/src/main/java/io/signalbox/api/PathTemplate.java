package io.signalbox.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with parameters, as the template writes it: {@code /v1/feeds/{name}}. */
public final class PathTemplate {
  private final List<String> segments;

  private PathTemplate(List<String> segments) {
    this.segments = segments;
  }

  public static PathTemplate of(String template) {
    return new PathTemplate(split(template));
  }

  /**
   * The parameters, percent-decoded, if the path is one of this template's. A parameter takes one
   * segment, never an empty one.
   */
  Optional<Map<String, String>> match(String path) {
    List<String> given = split(path);
    if (given.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      String segment = segments.get(i);
      Optional<String> value = decoded(given.get(i));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (isParameter(segment)) {
        if (value.get().isEmpty()) {
          return Optional.empty();
        }
        parameters.put(segment.substring(1, segment.length() - 1), value.get());
      } else if (!segment.equals(value.get())) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  private static Optional<String> decoded(String segment) {
    try {
      // A plus sign is itself in a path; URLDecoder reads forms.
      return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformedEscape) {
      return Optional.empty();
    }
  }
}
