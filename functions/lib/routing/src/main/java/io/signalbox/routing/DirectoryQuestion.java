package io.signalbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.Addresses;
import io.signalbox.directory.DomainName;
import io.signalbox.directory.RuleField;
import io.signalbox.directory.Selector;
import io.signalbox.directory.lookup.Question;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.SanitisedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks the directory about an event's source. */
final class DirectoryQuestion {
  /** What IntelMQ's tuency expert asks with; an event has no such field of its own. */
  private static final String STATUS = "production";

  private static final int VALUE_LIMIT_CHARACTERS = 1_000;

  private DirectoryQuestion() {}

  /**
   * What the event says of its source: its address, name, AS and country. A value that is none of
   * its kind counts as absent.
   */
  static Question of(Envelope envelope) {
    ObjectNode fields = SanitisedEvent.fields(envelope, everything -> true);
    Map<String, String> event = new HashMap<>();
    RuleField.STATUS.eventField().ifPresent(field -> event.put(field, STATUS));
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      JsonNode value = field.getValue();
      if (value.isValueNode()
          && !value.isNull()
          && value.asText().length() <= VALUE_LIMIT_CHARACTERS) {
        event.put(field.getKey(), value.asText());
      }
    }
    return new Question(
        read(event, "source.ip", Addresses::parse),
        read(event, "source.fqdn", DomainName::parse),
        read(event, "source.asn", asn -> new Selector.AutonomousSystem(Long.parseLong(asn))),
        read(event, "source.geolocation.cc", Selector.Country::new),
        event);
  }

  private static <T> Optional<T> read(
      Map<String, String> event, String field, Function<String, T> parser) {
    try {
      return Optional.ofNullable(event.get(field)).map(parser);
    } catch (IllegalArgumentException notOfItsKind) {
      return Optional.empty();
    }
  }
}
