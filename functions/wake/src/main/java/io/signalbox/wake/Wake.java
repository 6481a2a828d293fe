package io.signalbox.wake;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpMethod;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.store.MessageQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends the hints of the readers that are due: a retry, a digest's interval, a lease that ran out;
 * and of those that were overlooked. Also begins the backfill of a destination that is to hold what
 * came before it.
 */
final class Wake {
  /** So many readers are looked at in a call; the next minute takes the rest. */
  static final int READERS_LIMIT = 50_000;

  /** So many hints go to the queues at once, so that others may write in between. */
  private static final int HINTS_AT_ONCE = 500;

  private final Readers readers;
  private final FeedLog feeds;
  private final KnownDestinations known;
  private final HintSender hints;
  private final MessageQueue backfills;
  private final MissedReaderScan missed;
  private final Clock clock;
  private final Set<ReaderId> begun = ConcurrentHashMap.newKeySet();
  private final RecentHints recent = new RecentHints();

  Wake(
      Readers readers,
      FeedLog feeds,
      KnownDestinations known,
      HintSender hints,
      MessageQueue backfills,
      MissedReaderScan missed,
      Clock clock) {
    this.readers = readers;
    this.feeds = feeds;
    this.known = known;
    this.hints = hints;
    this.backfills = backfills;
    this.missed = missed;
    this.clock = clock;
  }

  /**
   * Wakes whoever is to be woken.
   *
   * @param called for when this call was planned: the minutes of an hour's calls are all different,
   *     whatever the clocks say of the instances that they come to
   */
  void wake(Instant called, Deadline deadline) {
    Instant now = clock.instant();
    Map<String, Destination> destinations = new LinkedHashMap<>();
    known.all().forEach(destination -> destinations.put(destination.name(), destination));
    List<ReaderId> due = new ArrayList<>();
    // What has just begun does not stand in the index at once.
    Set<ReaderId> dueBackfills = new LinkedHashSet<>();
    destinations
        .values()
        .forEach(destination -> beginBackfill(destination, now).ifPresent(dueBackfills::add));
    for (ReaderId reader : readers.due(now, READERS_LIMIT)) {
      if (reader.isBackfill() || reader.isWhatIf()) {
        dueBackfills.add(reader);
      } else {
        due.add(reader);
      }
    }
    hint(recent.without(due, now), destinations, now, deadline);
    backfills.send(
        dueBackfills.stream()
            .map(reader -> MessageQueue.Message.now(new Hint(reader).text()))
            .toList());
    hints.send(
        missed.among(destinations.values(), called, deadline).stream()
            .map(reader -> addressed(reader, destinations))
            .toList());
  }

  private void hint(
      List<ReaderId> due, Map<String, Destination> destinations, Instant now, Deadline deadline) {
    for (int from = 0; from < due.size(); from += HINTS_AT_ONCE) {
      if (from > 0 && deadline.isCloserThan(MissedReaderScan.SPARE)) {
        return;
      }
      List<ReaderId> some = due.subList(from, Math.min(due.size(), from + HINTS_AT_ONCE));
      if (hints.send(some.stream().map(one -> addressed(one, destinations)).toList()) == 0) {
        recent.add(some, now);
      }
    }
  }

  private Addressed addressed(ReaderId reader, Map<String, Destination> destinations) {
    String name = reader.feed().destination();
    Destination destination =
        Optional.ofNullable(destinations.get(name)).or(() -> known.find(name)).orElse(null);
    // Any delivery function knows what to do with a reader whose destination is no more.
    DeliveryMethod method = destination == null ? new HttpMethod() : destination.method();
    return new Addressed(new Hint(reader), method, Duration.ZERO);
  }

  /** The backfill that the destination's feeds are to have, where it begins now. */
  private Optional<ReaderId> beginBackfill(Destination destination, Instant now) {
    if (destination.startAt().isEmpty()) {
      return Optional.empty();
    }
    Instant since = destination.startAt().get();
    ReaderId id = ReaderId.backfill(destination.name(), since);
    if (begun.contains(id)) {
      return Optional.empty();
    }
    Reader reader =
        Reader.following(id, Group.NONE, feeds.since(FeedId.JOURNAL, since))
            .waitingUntil(now)
            .inEdition(Long.toString(now.toEpochMilli()));
    boolean begins = readers.addIfAbsent(reader).reader().equals(reader);
    begun.add(id);
    return begins ? Optional.of(id) : Optional.empty();
  }
}
