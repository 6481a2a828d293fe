package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.FieldSelection;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.PayloadReader.Decoded;
import io.signalbox.settings.NetworkSet;
import io.signalbox.settings.ReleaseLimits;
import io.signalbox.settings.ReleasePolicy;
import java.util.List;
import java.util.Optional;

/** What a receiver gets of one envelope. */
public sealed interface Release {

  /**
   * The receiver gets it.
   *
   * @param envelope with the fields that the receiver may have, and without what it asked of this
   *     hub alone
   */
  record Given(Envelope envelope) implements Release {}

  /**
   * The receiver does not get it.
   *
   * @param reason for people
   */
  record Withheld(String reason) implements Release {}

  /** Judges an envelope. */
  static Release of(Envelope envelope, ReleasePolicy policy) {
    Optional<String> refusal = refusal(envelope, policy.limits());
    return refusal.isPresent()
        ? new Withheld(refusal.get())
        : chosen(envelope.withoutRequests(), policy.fields());
  }

  private static Optional<String> refusal(Envelope envelope, ReleaseLimits limits) {
    Optional<String> marked = limits.marking().refusal(envelope);
    return marked.isPresent() || limits.networks().isEmpty()
        ? marked
        : outside(envelope, limits.networks());
  }

  /** Why a receiver of events of these networks does not get it; each event in it counts. */
  private static Optional<String> outside(Envelope envelope, List<NetworkSet> networks) {
    if (envelope.protocol().isIntelMq()) {
      return eventOutside(envelope, networks);
    }
    return switch (EventFormats.read(envelope)) {
      case Decoded.Undecodable(String reason) ->
          Optional.of("nobody can say of which networks it is: " + reason);
      case Decoded.Events(List<ObjectNode> events) ->
          events.stream()
              .flatMap(
                  event -> eventOutside(envelope.withEvent(Payload.of(event)), networks).stream())
              .findFirst();
    };
  }

  private static Optional<String> eventOutside(Envelope envelope, List<NetworkSet> networks) {
    for (String field : List.of("source.ip", "source.network")) {
      Optional<String> address =
          SanitisedEvent.field(envelope, field).filter(JsonNode::isTextual).map(JsonNode::asText);
      if (address.isPresent()) {
        return networks.stream().allMatch(some -> some.has(address.get()))
            ? Optional.empty()
            : Optional.of(field + " is outside the destination's networks");
      }
    }
    return Optional.of("without source.ip and source.network it is of no network");
  }

  private static Release chosen(Envelope envelope, FieldSelection fields) {
    if (envelope.isTagUpdate()) {
      return new Given(envelope);
    }
    if (envelope.protocol().isIntelMq()) {
      return chosen(envelope, envelope.payload(), fields);
    }
    if (!fields.isChoice()) {
      return new Given(envelope);
    }
    return switch (EventFormats.read(envelope)) {
      case Decoded.Undecodable(String reason) ->
          new Withheld("its fields cannot be told apart: " + reason);
      case Decoded.Events(List<ObjectNode> events) when events.size() > 1 ->
          new Withheld("of the %d events in it no fields can be chosen".formatted(events.size()));
      case Decoded.Events(List<ObjectNode> events) ->
          chosen(envelope, Payload.of(events.getFirst()), fields);
    };
  }

  private static Release chosen(Envelope envelope, Payload event, FieldSelection fields) {
    Optional<Payload> changed = fields.changed(event);
    if (changed.isEmpty()) {
      return new Given(envelope);
    }
    if (envelope.protocol().isNewer()) {
      return new Withheld("an envelope of a newer protocol goes as it came, or not at all");
    }
    return changed.get().isEmpty()
        ? new Withheld("it has none of the fields that the destination gets")
        : new Given(envelope.withEvent(changed.get()));
  }
}
