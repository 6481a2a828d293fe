package io.signalbox.mails;

import io.signalbox.envelope.KnownTimes;
import io.signalbox.envelopes.StoredEnvelope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When events were seen, by their {@code time.source}. One without a zone is in UTC, as IntelMQ
 * takes it.
 *
 * @param first the earliest
 * @param last the latest
 */
record TimeSpan(Instant first, Instant last) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Empty where no event says when it was seen. */
  static Optional<TimeSpan> of(List<StoredEnvelope> events) {
    List<Instant> times = events.stream().flatMap(event -> time(event).stream()).toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TimeSpan(
                times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                times.stream().max(Comparator.naturalOrder()).orElseThrow()));
  }

  /** In UTC, to the second. */
  static String text(Instant time) {
    return TEXT.format(time);
  }

  private static Optional<Instant> time(StoredEnvelope event) {
    return event
        .envelope()
        .payload()
        .text("time.source")
        .flatMap(TimeSpan::parsed)
        .filter(KnownTimes::has);
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException hasNoZone) {
      try {
        return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException noTime) {
        return Optional.empty();
      }
    }
  }
}
