package io.signalbox.envelope;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far envelopes may be passed on, and what may be done with them: the strictest mark of TLP
 * (versions 1 and 2) and of PAP that they bear, in a field such as {@code tlp}, in a tag such as
 * {@code tlp:amber} or {@code PAP:RED}, or in a payload of another format. A mark with a name that
 * neither protocol has counts as RED: nobody knows what it allows.
 */
public record Marking(Optional<Tlp> tlp, Optional<Pap> pap) {
  /** The header of requests and messages that says it. */
  public static final String HEADER = "Signalbox-Marking";

  /** Without a mark. */
  public static final Marking NONE = new Marking(Optional.empty(), Optional.empty());

  /** What is no name of a mark. */
  static final String UNKNOWN = "?";

  /** The Traffic Light Protocol's marks; a later one allows less. */
  public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /** The mark of that name in TLP 1 or 2, in any case, with {@code TLP:} or without. */
    public static Optional<Tlp> parse(String text) {
      return switch (unprefixed(text, "TLP:").toUpperCase(Locale.ROOT)) {
        case "CLEAR", "WHITE" -> Optional.of(CLEAR);
        case "GREEN" -> Optional.of(GREEN);
        case "AMBER" -> Optional.of(AMBER);
        case "AMBER+STRICT" -> Optional.of(AMBER_STRICT);
        case "RED" -> Optional.of(RED);
        default -> Optional.empty();
      };
    }

    /** Such as {@code TLP:AMBER+STRICT}. */
    public String text() {
      return "TLP:" + value();
    }

    /** Such as {@code AMBER+STRICT}. */
    public String value() {
      return name().replace('_', '+');
    }
  }

  /** The Permissible Actions Protocol's marks; a later one allows less. */
  public enum Pap {
    CLEAR,
    GREEN,
    AMBER,
    RED;

    /** The mark of that name, in any case, with {@code PAP:} or without. */
    public static Optional<Pap> parse(String text) {
      return switch (unprefixed(text, "PAP:").toUpperCase(Locale.ROOT)) {
        case "CLEAR", "WHITE" -> Optional.of(CLEAR);
        case "GREEN" -> Optional.of(GREEN);
        case "AMBER" -> Optional.of(AMBER);
        case "RED" -> Optional.of(RED);
        default -> Optional.empty();
      };
    }

    /** Such as {@code PAP:RED}. */
    public String text() {
      return "PAP:" + value();
    }

    /** Such as {@code RED}. */
    public String value() {
      return name();
    }
  }

  /** The strictest marks that one of the envelopes bears. */
  public static Marking of(Collection<Envelope> envelopes) {
    return strictest(
        envelopes.stream().flatMap(Marking::tlps), envelopes.stream().flatMap(Marking::paps));
  }

  /** The strictest marks that the envelope bears. */
  public static Marking of(Envelope envelope) {
    return of(List.of(envelope));
  }

  /** The strictest marks in the fields of an event of IntelMQ's. */
  static Marking ofEvent(Payload event) {
    EventMarks marks = EventMarks.of(event);
    return strictest(parsedTlps(marks.tlps()), parsedPaps(marks.paps()));
  }

  private static Marking strictest(Stream<Tlp> tlps, Stream<Pap> paps) {
    return new Marking(tlps.max(Comparator.naturalOrder()), paps.max(Comparator.naturalOrder()));
  }

  private static Stream<Pap> paps(Envelope envelope) {
    Stream<String> named =
        isEvent(envelope)
            ? EventMarks.of(envelope.payload()).paps()
            : ForeignMarks.of(envelope.payload()).paps();
    return parsedPaps(Stream.concat(tagged(envelope, "PAP:"), named));
  }

  private static Stream<Pap> parsedPaps(Stream<String> names) {
    return names.filter(name -> !name.isBlank()).map(name -> Pap.parse(name).orElse(Pap.RED));
  }

  private static Stream<Tlp> tlps(Envelope envelope) {
    Stream<String> named =
        isEvent(envelope)
            ? EventMarks.of(envelope.payload()).tlps()
            : ForeignMarks.of(envelope.payload()).tlps();
    return parsedTlps(Stream.concat(tagged(envelope, "TLP:"), named));
  }

  private static Stream<Tlp> parsedTlps(Stream<String> names) {
    return names.filter(name -> !name.isBlank()).map(name -> Tlp.parse(name).orElse(Tlp.RED));
  }

  private static boolean isEvent(Envelope envelope) {
    return envelope.protocol().isIntelMq();
  }

  /** What stands behind the prefix in tags. */
  private static Stream<String> tagged(Envelope envelope, String prefix) {
    return envelope.meta().tags().stream()
        .filter(tag -> isPrefixed(tag, prefix))
        .map(tag -> unprefixed(tag, prefix));
  }

  static boolean isPrefixed(String text, String prefix) {
    return text.strip().regionMatches(true, 0, prefix, 0, prefix.length());
  }

  static String unprefixed(String text, String prefix) {
    return isPrefixed(text, prefix)
        ? text.strip().substring(prefix.length()).strip()
        : text.strip();
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
