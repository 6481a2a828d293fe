package io.signalbox.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.feeds.DelayBucket;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What is looked up in each entry of the journal, or in each event.
 *
 * @param destination the event was routed to it
 * @param idPart the event's id has this in it, in whatever case
 * @param from the event's {@code time.source} is this or later
 * @param to and before this
 * @param ticket the event went out under it
 * @param result the event had that outcome, at the destination where one is named
 */
public record EventFilter(
    Optional<String> destination,
    Optional<String> idPart,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Ticket> ticket,
    Optional<Result> result) {
  private static final String TIME = "time.source";

  /** The clock that said when an event was received may be wrong by so much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Lets everything through. */
  public static final EventFilter NONE =
      new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** One for what envelopes and the journal say. */
  public EventFilter(
      Optional<String> destination,
      Optional<String> idPart,
      Optional<Instant> from,
      Optional<Instant> to) {
    this(destination, idPart, from, to, Optional.empty(), Optional.empty());
  }

  public EventFilter {
    idPart = idPart.map(part -> part.toLowerCase(Locale.ROOT));
  }

  /** Whether an entry of the journal may be of such an event, as far as the journal knows. */
  boolean matches(Entry entry, JournalRow row) {
    return matches(entry) && (!hasTime() || mayBeOfTime(entry.at(), row));
  }

  /** Whether a time of events is looked for. */
  boolean hasTime() {
    return from.isPresent() || to.isPresent();
  }

  private boolean mayBeOfTime(Instant at, JournalRow row) {
    String minute = row.get(JournalColumn.TIME);
    String delay = row.get(JournalColumn.DELAY);
    if (minute.isEmpty()) {
      return !delay.isEmpty() && mayBeSince(at, delay);
    }
    Instant begin = Instant.EPOCH.plus(Long.parseLong(minute), ChronoUnit.MINUTES);
    return from.map(wanted -> begin.plus(MINUTE).isAfter(wanted)).orElse(true)
        && to.map(begin::isBefore).orElse(true);
  }

  /**
   * Pages of earlier versions say about how long it took from the event to its receipt, which was
   * before the entry's time.
   */
  private boolean mayBeSince(Instant at, String delay) {
    // An event of a time to come has the first class, too.
    if (from.isEmpty() || delay.equals("0")) {
      return true;
    }
    Duration least = Duration.ofMillis(DelayBucket.leastMilliseconds(Integer.parseInt(delay)));
    return !at.plus(CLOCKS_DIFFER).minus(least).isBefore(from.get());
  }

  private boolean matches(Entry entry) {
    return destination.map(wanted -> isFor(wanted, entry)).orElse(true)
        && idPart
            .map(part -> entry.key().id().value().toLowerCase(Locale.ROOT).contains(part))
            .orElse(true);
  }

  private static boolean isFor(String destination, Entry entry) {
    return entry.feeds().stream().anyMatch(feed -> feed.destination().equals(destination));
  }

  boolean matches(Envelope envelope) {
    if (!hasTime()) {
      return true;
    }
    Optional<Instant> time = time(envelope);
    return time.isPresent()
        && from.map(wanted -> !time.get().isBefore(wanted)).orElse(true)
        && to.map(wanted -> time.get().isBefore(wanted)).orElse(true);
  }

  private static Optional<Instant> time(Envelope envelope) {
    JsonNode text = SanitisedEvent.fields(envelope, TIME::equals).path(TIME);
    try {
      return text.isTextual()
          ? Optional.of(OffsetDateTime.parse(text.asText()).toInstant())
          : Optional.empty();
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
