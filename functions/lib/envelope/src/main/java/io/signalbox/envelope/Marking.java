package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far envelopes may be passed on, and what may be done with them: the strictest mark of TLP
 * (versions 1 and 2) and of PAP that they bear, in the field {@code tlp} or in a tag such as {@code
 * tlp:amber} or {@code PAP:RED}.
 */
public record Marking(Optional<Tlp> tlp, Optional<Pap> pap) {

  /** The Traffic Light Protocol's marks; a later one allows less. */
  public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    private static Optional<Tlp> parse(String text) {
      return switch (text) {
        case "CLEAR", "WHITE" -> Optional.of(CLEAR);
        case "GREEN" -> Optional.of(GREEN);
        case "AMBER" -> Optional.of(AMBER);
        case "AMBER+STRICT" -> Optional.of(AMBER_STRICT);
        case "RED" -> Optional.of(RED);
        default -> Optional.empty();
      };
    }

    String text() {
      return "TLP:" + name().replace('_', '+');
    }
  }

  /** The Permissible Actions Protocol's marks; a later one allows less. */
  public enum Pap {
    CLEAR,
    GREEN,
    AMBER,
    RED;

    private static Optional<Pap> parse(String text) {
      return switch (text) {
        case "CLEAR", "WHITE" -> Optional.of(CLEAR);
        case "GREEN" -> Optional.of(GREEN);
        case "AMBER" -> Optional.of(AMBER);
        case "RED" -> Optional.of(RED);
        default -> Optional.empty();
      };
    }

    String text() {
      return "PAP:" + name();
    }
  }

  /** The strictest marks that one of the envelopes bears. */
  public static Marking of(Collection<Envelope> envelopes) {
    Stream<Tlp> tlps = envelopes.stream().flatMap(Marking::tlps);
    Stream<Pap> paps = envelopes.stream().flatMap(Marking::paps);
    return new Marking(tlps.max(Comparator.naturalOrder()), paps.max(Comparator.naturalOrder()));
  }

  private static Stream<Pap> paps(Envelope envelope) {
    return tagged(envelope, "PAP:").flatMap(text -> Pap.parse(text).stream());
  }

  private static Stream<Tlp> tlps(Envelope envelope) {
    Stream<String> field = SanitisedEvent.field(envelope, "tlp").map(JsonNode::asText).stream();
    return Stream.concat(field, tagged(envelope, "TLP:")).flatMap(text -> Tlp.parse(text).stream());
  }

  /** What stands behind the prefix in tags, in upper case. */
  private static Stream<String> tagged(Envelope envelope, String prefix) {
    return envelope.meta().tags().stream()
        .map(tag -> tag.toUpperCase(Locale.ROOT).strip())
        .filter(tag -> tag.startsWith(prefix))
        .map(tag -> tag.substring(prefix.length()).strip());
  }

  public boolean isEmpty() {
    return tlp.isEmpty() && pap.isEmpty();
  }

  /** Such as {@code TLP:AMBER+STRICT PAP:RED}; empty without a mark. */
  public String text() {
    return Stream.concat(tlp.map(Tlp::text).stream(), pap.map(Pap::text).stream())
        .collect(Collectors.joining(" "));
  }
}
