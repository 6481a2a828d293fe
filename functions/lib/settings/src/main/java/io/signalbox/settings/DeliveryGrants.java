package io.signalbox.settings;

import java.util.Optional;
import java.util.Set;

/**
 * Where an instance's events may say by themselves that they are to go (IEP05).
 *
 * @param destinations the destinations of the settings that they may name; {@link #ALL} among them
 *     for all
 * @param connections the connections that they may use; {@link #ALL} among them for all
 * @param inline what settings they may carry; empty for none
 * @param directives what becomes of {@code extra.certbund.source_directives}
 * @param limit how many different destinations its events may make, by connections or inline, that
 *     stand at a time
 */
public record DeliveryGrants(
    Set<String> destinations,
    Set<String> connections,
    Optional<InlineGrant> inline,
    Directives directives,
    int limit) {
  /** How many destinations of its own an instance may have where its grants do not say. */
  public static final int DEFAULT_LIMIT = 1_000;

  public static final String ALL = "*";
  public static final DeliveryGrants NONE =
      new DeliveryGrants(Set.of(), Set.of(), Optional.empty(), Directives.REFUSE, DEFAULT_LIMIT);

  public DeliveryGrants {
    destinations = Set.copyOf(destinations);
    connections = Set.copyOf(connections);
  }

  /**
   * What settings events may carry.
   *
   * @param methods the delivery methods, by name
   * @param domains of mail addresses and hosts
   */
  public record InlineGrant(Set<String> methods, HostPatterns domains) {
    public InlineGrant {
      methods = Set.copyOf(methods);
    }
  }

  /** What becomes of directives. */
  public enum Directives {
    /** Events that have some are quarantined. */
    REFUSE,
    /** They are followed. */
    DELIVER,
    /** They are passed on like any other field. */
    IGNORE
  }

  public boolean mayName(String destination) {
    return destinations.contains(ALL) || destinations.contains(destination);
  }

  public boolean mayUse(String connection) {
    return connections.contains(ALL) || connections.contains(connection);
  }

  /** Whether events may make destinations. */
  public boolean mayDescribe() {
    return !connections.isEmpty() || inline.isPresent();
  }

  static DeliveryGrants read(JsonFields deliver) {
    return new DeliveryGrants(
        Set.copyOf(deliver.texts("destinations")),
        Set.copyOf(deliver.texts("connections")),
        deliver.has("inline") ? Optional.of(inline(deliver.members("inline"))) : Optional.empty(),
        deliver.constant("directives", Directives.class, Directives.REFUSE),
        deliver.number("limit", DEFAULT_LIMIT));
  }

  private static InlineGrant inline(JsonFields inline) {
    return new InlineGrant(
        Set.copyOf(inline.texts("methods")), new HostPatterns(inline.texts("domains")));
  }
}
