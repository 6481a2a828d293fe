package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.KnownTimes;
import io.signalbox.envelope.Payload;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The spellings of times. */
final class Times {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final DateTimeFormatter INTELMQ =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private static final DateTimeFormatter INTELMQ_FRACTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private Times() {}

  /**
   * The moment that a text with a zone says, if it is one of the {@link KnownTimes}; Mentat writes
   * a blank where others write T.
   */
  static Optional<Instant> parse(String text) {
    String spelled =
        text.length() > 10 && text.charAt(10) == ' '
            ? text.substring(0, 10) + "T" + text.substring(11)
            : text;
    try {
      return Optional.of(OffsetDateTime.parse(spelled).toInstant()).filter(KnownTimes::has);
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  /** When the event happened: its source's time, else when it was observed, else received. */
  static Instant ofEvent(Payload payload, Instant receivedAt) {
    return payload
        .text("time.source")
        .flatMap(Times::parse)
        .or(() -> payload.text("time.observation").flatMap(Times::parse))
        .orElse(receivedAt);
  }

  /** Such as {@code 2026-11-22T04:27:03Z}, with as much of a fraction as there is. */
  static String utc(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MICROS));
  }

  /** Such as {@code 2026-11-22T04:27:03.000Z}. */
  static String milliseconds(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** Such as {@code 2026-11-22T04:27:03Z}. */
  static String seconds(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** As IntelMQ has it, such as {@code 2026-11-22T04:27:03+00:00}. */
  static String intelmq(Instant time) {
    boolean isWhole = time.truncatedTo(ChronoUnit.SECONDS).equals(time);
    return (isWhole ? INTELMQ : INTELMQ_FRACTION).format(time.atOffset(ZoneOffset.UTC)) + "+00:00";
  }

  /** Puts a time into an event, if the text is one. */
  static void putIntelmq(ObjectNode event, String field, String text) {
    parse(text).ifPresent(time -> event.put(field, intelmq(time)));
  }
}
