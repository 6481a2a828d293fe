package io.signalbox.settings;

import static java.util.Collections.unmodifiableMap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that an operator sets, as it stood at one moment. Immutable; each map is keyed by name
 * and in the order in which the document was written.
 */
public record SettingsDocument(
    Map<String, Instance> instances,
    Map<String, Destination> destinations,
    Map<String, Route> routes,
    Map<String, Connection> connections) {

  /** A hub that nobody has set up yet. */
  public static final SettingsDocument EMPTY = new SettingsDocument(Map.of(), Map.of(), Map.of());

  /** Settings without connections. */
  public SettingsDocument(
      Map<String, Instance> instances,
      Map<String, Destination> destinations,
      Map<String, Route> routes) {
    this(instances, destinations, routes, Map.of());
  }

  public SettingsDocument {
    instances = unmodifiableMap(new LinkedHashMap<>(instances));
    destinations = unmodifiableMap(new LinkedHashMap<>(destinations));
    routes = unmodifiableMap(new LinkedHashMap<>(routes));
    connections = unmodifiableMap(new LinkedHashMap<>(connections));
  }

  /** The entries of all parts, one part after the other. */
  static SettingsDocument joined(List<SettingsDocument> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return new SettingsDocument(
        joined(parts, SettingsDocument::instances),
        joined(parts, SettingsDocument::destinations),
        joined(parts, SettingsDocument::routes),
        joined(parts, SettingsDocument::connections));
  }

  private static <T> Map<String, T> joined(
      List<SettingsDocument> parts, Function<SettingsDocument, Map<String, T>> entries) {
    Map<String, T> joined = new LinkedHashMap<>();
    parts.forEach(part -> joined.putAll(entries.apply(part)));
    return joined;
  }

  /** The entries of one kind, by name. */
  Map<String, ?> of(Kind kind) {
    return switch (kind) {
      case INSTANCES -> instances;
      case DESTINATIONS -> destinations;
      case ROUTES -> routes;
      case CONNECTIONS -> connections;
    };
  }

  /** Whether there is an entry of that kind, or of one that the document has before it. */
  boolean hasAnyUpTo(Kind kind) {
    return Arrays.stream(Kind.values())
        .anyMatch(other -> other.compareTo(kind) <= 0 && !of(other).isEmpty());
  }
}
