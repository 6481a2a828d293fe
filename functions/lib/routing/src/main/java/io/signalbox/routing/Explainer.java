package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import java.util.List;
import java.util.Optional;

/** Tells for each route whether it leads an envelope on, and if not, why. */
public final class Explainer {
  private final SettingsDocument settings;

  public Explainer(SettingsDocument settings) {
    this.settings = settings;
  }

  /**
   * What one route says of an envelope.
   *
   * @param matches whether the pattern matches; a disabled route leads nowhere in spite of that
   * @param unmet the conditions of the pattern that the envelope does not meet. None although the
   *     pattern does not match: each is met, but not by the same element of an array
   */
  public record RouteDecision(Route route, boolean matches, List<Unmet> unmet) {}

  /**
   * A condition that is not met.
   *
   * @param field such as {@code payload.source.ip}; for alternatives the place of their {@code $or}
   * @param wanted as the pattern has it
   * @param found what the envelope has there; empty for nothing
   */
  public record Unmet(String field, JsonNode wanted, Optional<JsonNode> found) {}

  /** A decision for each route of the document, in its order. */
  public List<RouteDecision> explain(Envelope envelope, String sender) {
    ObjectNode event = RoutedEvent.of(envelope, sender);
    return settings.routes().values().stream().map(route -> decision(route, event)).toList();
  }

  private static RouteDecision decision(Route route, ObjectNode event) {
    ObjectNode pattern = route.pattern();
    if (Conditions.matches(pattern, event)) {
      return new RouteDecision(route, true, List.of());
    }
    return new RouteDecision(
        route,
        false,
        Conditions.of(pattern).stream()
            .filter(condition -> !Conditions.matches(condition.alone(), event))
            .map(condition -> unmet(condition, event))
            .toList());
  }

  private static Unmet unmet(Conditions.Condition condition, ObjectNode event) {
    JsonNode found = RoutedEvent.find(event, condition.field());
    return new Unmet(
        condition.field(),
        condition.wanted(),
        found.isMissingNode() ? Optional.empty() : Optional.of(found));
  }
}
