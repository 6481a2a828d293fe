package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds in the journal what went out under a ticket. */
final class NoticeEntries {
  /** Nearly all is routed by then. */
  private static final Duration ROUTED_WITHIN = Duration.ofMinutes(15);

  private static final int ENTRIES_A_READ = 1_000;
  private static final int LOG_ITEMS = 500;

  private final Tickets tickets;
  private final DeliveryLog log;
  private final FeedLog feeds;
  private final EnvelopeStore envelopes;

  NoticeEntries(Tickets tickets, DeliveryLog log, FeedLog feeds, EnvelopeStore envelopes) {
    this.tickets = tickets;
    this.log = log;
    this.feeds = feeds;
    this.envelopes = envelopes;
  }

  /** The place of each entry, in their order; none where there is no such ticket. */
  List<JournalRange> of(Ticket ticket) {
    Set<EnvelopeKey> left =
        tickets.find(ticket).map(Notice::holder).map(this::carried).orElse(Set.of());
    Set<Position> found = new TreeSet<>();
    List<JournalRange> ranges = new ArrayList<>();
    Position reached = Position.START;
    for (StoredEnvelope stored :
        envelopes.getAll(left).values().stream()
            .sorted(Comparator.comparing(StoredEnvelope::receivedAt))
            .toList()) {
      if (left.contains(stored.key())) {
        Instant since = stored.receivedAt().minus(FeedAppender.CLOCK_MARGIN);
        Position from = feeds.since(FeedId.JOURNAL, since);
        reached =
            look(
                from.compareTo(reached) > 0 ? from : reached,
                Optional.of(stored.receivedAt().plus(ROUTED_WITHIN)),
                left,
                found,
                ranges);
      }
    }
    if (!left.isEmpty()) {
      look(Position.START, Optional.empty(), left, found, ranges);
    }
    return ranges.stream().sorted(Comparator.comparing(JournalRange::from)).toList();
  }

  private Set<EnvelopeKey> carried(TicketHolder holder) {
    FeedId feed = holder.reader().feed();
    Set<Position> withheld =
        log.newest(feed, holder.to(), LOG_ITEMS).stream()
            .filter(one -> one.id().equals(holder.delivery()) && one.result() == Result.WITHHELD)
            .map(DeliveryRecord::from)
            .collect(Collectors.toSet());
    return feeds
        .read(feed, holder.from(), holder.to(), Integer.MAX_VALUE, Long.MAX_VALUE)
        .entries()
        .stream()
        .filter(located -> !withheld.contains(located.position()))
        .map(located -> located.entry().key())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Looks through the journal until all is found.
   *
   * @param until the time at which to stop; empty for the journal's end
   * @return the place up to which it looked
   */
  private Position look(
      Position from,
      Optional<Instant> until,
      Set<EnvelopeKey> left,
      Set<Position> found,
      List<JournalRange> ranges) {
    Position next = from;
    while (!left.isEmpty()) {
      Reading reading = feeds.read(FeedId.JOURNAL, next, ENTRIES_A_READ);
      if (reading.entries().isEmpty()) {
        return next;
      }
      for (Located located : reading.entries()) {
        if (until.isPresent() && located.entry().at().isAfter(until.get())) {
          return located.position();
        }
        if (left.remove(located.entry().key()) && found.add(located.position())) {
          ranges.add(new JournalRange(located.position(), located.next()));
        }
      }
      next = reading.next();
    }
    return next;
  }
}
