package io.signalbox.deliver.mail.template;

import io.signalbox.envelopes.StoredEnvelope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * When events were seen: by their {@code time.source}, or where that is no time, when the hub
 * received them.
 *
 * @param first the earliest
 * @param last the latest
 */
record TimeSpan(Instant first, Instant last) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /**
   * @param arrivals at least one
   */
  static TimeSpan of(List<StoredEnvelope> arrivals) {
    List<Instant> times =
        arrivals.stream().map(TimeSpan::time).sorted(Comparator.naturalOrder()).toList();
    return new TimeSpan(times.getFirst(), times.getLast());
  }

  /** In UTC, to the second. */
  static String text(Instant time) {
    return TEXT.format(time);
  }

  private static Instant time(StoredEnvelope arrival) {
    try {
      return arrival
          .envelope()
          .payload()
          .text("time.source")
          .map(text -> OffsetDateTime.parse(text).toInstant())
          .orElseGet(arrival::receivedAt);
    } catch (DateTimeException notATime) {
      return arrival.receivedAt();
    }
  }
}
