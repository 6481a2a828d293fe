package io.signalbox.delivery.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Payload;
import io.signalbox.envelopes.StoredEnvelope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the recipients of a mail know of its objects from the mails before.
 *
 * @param told the objects of the mail
 * @param gone objects of mails before that are not seen any more; each is told once, and of many a
 *     mail lists the first {@link #GONE_LIMIT}
 * @param quiet how many objects the mail leaves out, since it told of them often enough
 */
public record NoticeHistory(NavigableMap<Sighting, Told> told, List<Gone> gone, int quiet) {
  /** So many of those that are gone are listed in a mail. */
  public static final int GONE_LIMIT = 100;

  private static final String FIELD = "extra.notice.";
  private static final int LARGE_NUMBER = 99_999;

  /**
   * An object of the mail.
   *
   * @param known what recipients know of it; empty for one that is new
   */
  public record Told(NoticeState state, Optional<Known> known) {}

  /** An object that is not seen any more, and since when. */
  public record Gone(Sighting sighting, Instant lastSeen) {}

  public NoticeHistory {
    told = Collections.unmodifiableNavigableMap(new TreeMap<>(told));
    gone = List.copyOf(gone);
  }

  /** The history of these events that makes the largest mail. */
  public static NoticeHistory largest(List<StoredEnvelope> events) {
    Instant time = Instant.EPOCH;
    Known known = new Known(LARGE_NUMBER, 1, time, time, time, false);
    NavigableMap<Sighting, Told> told = new TreeMap<>();
    events.forEach(
        event ->
            Sighting.of(event)
                .ifPresent(
                    sighting ->
                        told.put(sighting, new Told(NoticeState.STILL_THERE, Optional.of(known)))));
    Gone gone = new Gone(new Sighting("x".repeat(255), "x".repeat(64)), time);
    return new NoticeHistory(told, Collections.nCopies(GONE_LIMIT, gone), LARGE_NUMBER);
  }

  /** How many objects of the mail are in each state. */
  public Map<NoticeState, Integer> counts() {
    Map<NoticeState, Integer> counts = new EnumMap<>(NoticeState.class);
    for (NoticeState state : NoticeState.values()) {
      counts.put(state, 0);
    }
    told.values().forEach(one -> counts.merge(one.state(), 1, Integer::sum));
    return counts;
  }

  /**
   * The events with fields that say how their objects stand: {@code extra.notice.state}, {@code
   * first_told} and {@code times}, the number of notices before.
   */
  public List<StoredEnvelope> in(List<StoredEnvelope> events) {
    return events.stream().map(this::in).toList();
  }

  private StoredEnvelope in(StoredEnvelope event) {
    Optional<Told> known = Sighting.of(event).map(told::get);
    if (known.isEmpty() || !event.envelope().protocol().isIntelMqEvent()) {
      return event;
    }
    ObjectNode fields = event.envelope().payload().flat();
    fields.put(FIELD + "state", known.get().state().text());
    known
        .get()
        .known()
        .ifPresent(
            one -> {
              Instant first = one.firstTold().truncatedTo(ChronoUnit.SECONDS);
              fields.put(FIELD + "first_told", first.toString());
              fields.put(FIELD + "times", one.notices());
            });
    return event.with(event.envelope().withEvent(Payload.of(fields)));
  }
}
