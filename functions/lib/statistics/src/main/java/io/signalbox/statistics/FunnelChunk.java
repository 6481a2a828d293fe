package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some of a day's events, feed by feed, with what became of them until a time. */
final class FunnelChunk {
  private static final int LOG_ITEMS = 200;

  private record Event(Entry entry, JournalRow row) {}

  private final FeedLog feeds;
  private final DeliveryLog log;
  private final NoticeAnswers answers;
  private final Instant until;
  private final List<Event> events = new ArrayList<>();
  private final Map<FeedId, Set<EnvelopeKey>> byFeed = new HashMap<>();
  private final Set<EnvelopeKey> taken = new HashSet<>();
  private final Set<EnvelopeKey> answered = new HashSet<>();

  FunnelChunk(FeedLog feeds, DeliveryLog log, NoticeAnswers answers, Instant until) {
    this.feeds = feeds;
    this.log = log;
    this.answers = answers;
    this.until = until;
  }

  int size() {
    return events.size();
  }

  void add(Entry entry, JournalRow row) {
    events.add(new Event(entry, row));
    if (row.get(JournalColumn.CONTACT).equals(JournalColumn.YES)) {
      entry
          .feeds()
          .forEach(
              feed -> byFeed.computeIfAbsent(feed, unknown -> new HashSet<>()).add(entry.key()));
    }
  }

  /** Adds the chunk to a day. */
  FunnelDay addTo(FunnelDay day, FunnelSightings sightings) {
    if (events.isEmpty()) {
      return day;
    }
    Instant first = events.getFirst().entry().at();
    Instant last = events.getLast().entry().at();
    byFeed.forEach((feed, keys) -> look(feed, keys, first, last));
    long contact = 0;
    long takenOnes = 0;
    long answeredOnes = 0;
    long gone = 0;
    for (Event event : events) {
      boolean hasContact = event.row().get(JournalColumn.CONTACT).equals(JournalColumn.YES);
      boolean isTaken = hasContact && taken.contains(event.entry().key());
      contact += hasContact ? 1 : 0;
      takenOnes += isTaken ? 1 : 0;
      answeredOnes += isTaken && answered.contains(event.entry().key()) ? 1 : 0;
      gone += isTaken && sightings.isGone(event.row()) ? 1 : 0;
    }
    return new FunnelDay(
        day.day(),
        day.events() + events.size(),
        day.contact() + contact,
        day.taken() + takenOnes,
        day.answered() + answeredOnes,
        day.gone() + gone,
        day.isFinal());
  }

  /** A feed gets an event before the journal does, and no earlier than it was received. */
  private void look(FeedId feed, Set<EnvelopeKey> keys, Instant first, Instant last) {
    Map<EnvelopeKey, Position> places = new HashMap<>();
    Position from = feeds.since(feed, first.minus(Funnel.ROUTED_WITHIN));
    Position to = feeds.since(feed, last.plus(FeedAppender.CLOCK_MARGIN));
    Position end = from;
    for (Located located :
        feeds.read(feed, from, to, Integer.MAX_VALUE, Long.MAX_VALUE).entries()) {
      if (keys.contains(located.entry().key())) {
        places.putIfAbsent(located.entry().key(), located.position());
        end = located.next();
      }
    }
    if (places.isEmpty()) {
      return;
    }
    Position begin = places.values().stream().min(Position::compareTo).orElseThrow();
    List<DeliveryRecord> records =
        records(feed, begin, end).stream().filter(one -> !one.at().isAfter(until)).toList();
    List<NoticeAnswers.Answered> notices = answers.of(feed);
    places.forEach(
        (key, position) -> {
          List<DeliveryRecord> covering =
              records.stream().filter(record -> record.covers(position)).toList();
          if (FeedOutcomes.isTaken(covering)) {
            taken.add(key);
          }
          if (notices.stream().anyMatch(notice -> notice.covers(position))) {
            answered.add(key);
          }
        });
  }

  /** Those that cover a place of a part; a delivery may begin some items before it. */
  private List<DeliveryRecord> records(FeedId feed, Position begin, Position end) {
    return FeedOutcomes.records(log, feed, begin, end, LOG_ITEMS);
  }
}
