package io.signalbox.settings;

import static java.util.Collections.unmodifiableMap;

import io.signalbox.envelope.Ceiling;
import io.signalbox.envelope.FieldSelection;
import io.signalbox.envelope.MarkingPolicy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that an operator sets, as it stood at one moment. Immutable; each map is keyed by name
 * and in the order in which the document was written.
 */
public record SettingsDocument(
    Map<String, Instance> instances,
    Map<String, Destination> destinations,
    Map<String, Route> routes,
    Map<String, Connection> connections,
    Map<String, Fetch> fetches,
    Map<String, MailTemplate> templates,
    HubSettings hub) {

  /** A hub that nobody has set up yet. */
  public static final SettingsDocument EMPTY = new SettingsDocument(Map.of(), Map.of(), Map.of());

  public SettingsDocument {
    instances = unmodifiableMap(new LinkedHashMap<>(instances));
    destinations = unmodifiableMap(new LinkedHashMap<>(destinations));
    routes = unmodifiableMap(new LinkedHashMap<>(routes));
    connections = unmodifiableMap(new LinkedHashMap<>(connections));
    fetches = unmodifiableMap(new LinkedHashMap<>(fetches));
    templates = unmodifiableMap(new LinkedHashMap<>(templates));
  }

  /** Settings without fetches and templates. */
  public SettingsDocument(
      Map<String, Instance> instances,
      Map<String, Destination> destinations,
      Map<String, Route> routes,
      Map<String, Connection> connections,
      HubSettings hub) {
    this(instances, destinations, routes, connections, Map.of(), Map.of(), hub);
  }

  /** Settings without connections, which say nothing of the hub as a whole. */
  public SettingsDocument(
      Map<String, Instance> instances,
      Map<String, Destination> destinations,
      Map<String, Route> routes) {
    this(instances, destinations, routes, Map.of(), HubSettings.DEFAULT);
  }

  /**
   * The template by which a group of the destination gets mails: the one that its rule in the
   * directory names, else the destination's; empty where neither is among the templates.
   */
  public Optional<MailTemplate> template(Destination destination, Group group) {
    if (!(destination.options() instanceof MailOptions mail)) {
      return Optional.empty();
    }
    return Addressee.of(group)
        .flatMap(Addressee::template)
        .flatMap(this::template)
        .or(() -> mail.template().name().flatMap(this::template));
  }

  private Optional<MailTemplate> template(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  /** What may be sent to a destination, or read of its feed. */
  public ReleasePolicy release(Destination destination) {
    return new ReleasePolicy(
        new ReleaseLimits(
            hub.marking().withCeiling(destination.ceiling()),
            destination.networks().stream().toList()),
        destination.fields());
  }

  /** What a reader may get of a destination's feed. */
  public ReleasePolicy release(Destination destination, Instance reader) {
    return release(destination)
        .within(release(instances.getOrDefault(reader.name(), reader)).limits());
  }

  /**
   * What an instance may be shown, up to its own ceiling: for those who administer the hub,
   * everything.
   */
  public ReleasePolicy release(Instance instance) {
    MarkingPolicy usual =
        instance.grants().administer()
            ? new MarkingPolicy(Ceiling.RED, hub.marking().unmarked())
            : hub.marking();
    return new ReleasePolicy(
        new ReleaseLimits(usual.withCeiling(instance.ceiling())), FieldSelection.EVERYTHING);
  }

  /** The entries of all parts, one part after the other. The first says what holds for the hub. */
  static SettingsDocument joined(List<SettingsDocument> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return new SettingsDocument(
        joined(parts, SettingsDocument::instances),
        joined(parts, SettingsDocument::destinations),
        joined(parts, SettingsDocument::routes),
        joined(parts, SettingsDocument::connections),
        joined(parts, SettingsDocument::fetches),
        joined(parts, SettingsDocument::templates),
        parts.isEmpty() ? HubSettings.DEFAULT : parts.getFirst().hub());
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
      case FETCHES -> fetches;
      case TEMPLATES -> templates;
    };
  }

  /** Whether there is an entry of that kind, or of one that the document has before it. */
  boolean hasAnyUpTo(Kind kind) {
    return Arrays.stream(Kind.values())
        .anyMatch(other -> other.compareTo(kind) <= 0 && !of(other).isEmpty());
  }
}
