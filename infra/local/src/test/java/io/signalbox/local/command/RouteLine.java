package io.signalbox.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of routes.txt.
 *
 * @param route such as {@code GET /v1/envelopes/{id}}
 * @param status with which the command ends
 * @param words the command; empty where there is a reason for none
 */
record RouteLine(String route, int status, String words) {
  private static final Pattern LINE = Pattern.compile("([A-Z]+ /\\S+) (?:- \\S.*|:(\\d*) (\\S.*))");

  static List<RouteLine> all() {
    try (InputStream in =
        Objects.requireNonNull(RouteLine.class.getResourceAsStream("routes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(RouteLine::parse)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static RouteLine parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalStateException("routes.txt has a line that is not understood: " + line);
    }
    String status = matcher.group(2) == null ? "" : matcher.group(2);
    String words = matcher.group(3) == null ? "" : matcher.group(3);
    return new RouteLine(matcher.group(1), status.isEmpty() ? 0 : Integer.parseInt(status), words);
  }

  boolean hasCommand() {
    return !words.isEmpty();
  }

  /** Whether the line is about an operation, a method with a path, of the OpenAPI document. */
  boolean isAbout(String operation) {
    return route.endsWith("*")
        ? operation.startsWith(route.substring(0, route.length() - 1))
        : route.equals(operation);
  }

  /** Whether a request went to the route. */
  boolean isReachedBy(String method, String target) {
    String path = Pattern.compile("\\{[^}]+}").matcher(route).replaceAll("[^/]+");
    return (method + " " + target.replaceFirst("[?].*", "")).matches(path);
  }

  /** The words of the command with the names of what was made before. */
  String[] command(Map<String, String> names) {
    return List.of(words.split(" ")).stream()
        .map(word -> names.getOrDefault(word, word))
        .toArray(String[]::new);
  }
}
