package io.signalbox.settings;

import static java.util.Collections.unmodifiableMap;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that an operator sets, as it stood at one moment. Immutable; each map is keyed by name
 * and in the order in which the document was written.
 */
public record SettingsDocument(
    Map<String, Instance> instances,
    Map<String, Destination> destinations,
    Map<String, Route> routes) {

  /** A hub that nobody has set up yet. */
  public static final SettingsDocument EMPTY = new SettingsDocument(Map.of(), Map.of(), Map.of());

  public SettingsDocument {
    instances = unmodifiableMap(new LinkedHashMap<>(instances));
    destinations = unmodifiableMap(new LinkedHashMap<>(destinations));
    routes = unmodifiableMap(new LinkedHashMap<>(routes));
  }
}
