package io.signalbox.n6;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Parameters;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The moments that an event's time may have.
 *
 * @param kind {@code time}, {@code modified} or {@code active}
 * @param min not before this
 * @param max not after this
 * @param until before this
 */
record TimeRange(
    String kind, Optional<Instant> min, Optional<Instant> max, Optional<Instant> until) {
  static final List<String> KINDS = List.of("time", "modified", "active");

  static Set<String> names() {
    return KINDS.stream()
        .flatMap(kind -> Stream.of(kind + ".min", kind + ".max", kind + ".until"))
        .collect(Collectors.toUnmodifiableSet());
  }

  static TimeRange of(String kind, Parameters parameters) {
    return new TimeRange(
        kind,
        parameters.parsed(kind + ".min", TimeRange::moment),
        parameters.parsed(kind + ".max", TimeRange::moment),
        parameters.parsed(kind + ".until", TimeRange::moment));
  }

  boolean has(ObjectNode event) {
    if (min.isEmpty() && max.isEmpty() && until.isEmpty()) {
      return true;
    }
    Optional<Instant> time = time(event);
    return time.isPresent()
        && min.map(bound -> !time.get().isBefore(bound)).orElse(true)
        && max.map(bound -> !time.get().isAfter(bound)).orElse(true)
        && until.map(bound -> time.get().isBefore(bound)).orElse(true);
  }

  /** A time that is compared; what is in a list of active entries has one at which it expires. */
  private Optional<Instant> time(ObjectNode event) {
    String key = kind;
    if (kind.equals("active")) {
      key = event.has("expires") ? "expires" : "time";
    }
    return time(event, key);
  }

  /** The time that an attribute says. */
  static Optional<Instant> time(ObjectNode event, String key) {
    try {
      return Optional.of(moment(event.path(key).asText()));
    } catch (IllegalArgumentException noTime) {
      return Optional.empty();
    }
  }

  /** RFC 3339, with a blank in place of T, and UTC where it has no offset. */
  private static Instant moment(String text) {
    String spelled = text.length() > 10 ? text.substring(0, 10) + "T" + text.substring(11) : text;
    // A plus sign that was not escaped arrives as a blank.
    spelled = spelled.replace(' ', '+');
    boolean hasOffset = spelled.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
    try {
      return OffsetDateTime.parse(hasOffset ? spelled : spelled + "Z").toInstant();
    } catch (DateTimeParseException noTime) {
      throw new IllegalArgumentException("a time such as 2026-11-01T00:00:00Z is expected", noTime);
    }
  }
}
