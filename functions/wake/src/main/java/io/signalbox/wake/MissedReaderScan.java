package io.signalbox.wake;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.Destination;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds the readers that have something to deliver and that nothing will wake: a queue lost their
 * hint, or fanout died between append and hint, and its batch was told again while the settings had
 * no such destination. Each destination is looked at once an hour, in a minute of its own, so that
 * no minute has to look at all; and only while nothing stands against it, and something came lately
 * or it was opened lately, so that an idle hub costs the same whatever its number of groups.
 */
final class MissedReaderScan {
  /** When less time than this is left, the rest waits for the next hour. */
  static final Duration SPARE = Duration.ofSeconds(15);

  /** What came, or was opened, before that was looked at in the hour after it. */
  private static final Duration LATELY = Duration.ofHours(2);

  private static final int MINUTES_AN_HOUR = 60;

  private final Readers readers;
  private final FeedLog feeds;
  private final DestinationStates states;
  private final DestinationWatch watch;
  private final RandomGenerator random;

  /**
   * @param watch is shown each destination that is looked at
   * @param random chooses who is looked at first where time does not suffice for all, so that it is
   *     not the same ones each hour
   */
  MissedReaderScan(
      Readers readers,
      FeedLog feeds,
      DestinationStates states,
      DestinationWatch watch,
      RandomGenerator random) {
    this.watch = watch;
    this.readers = readers;
    this.feeds = feeds;
    this.states = states;
    this.random = random;
  }

  /** Those of the destinations whose minute {@code called} is in. */
  List<ReaderId> among(Collection<Destination> destinations, Instant called, Deadline deadline) {
    int minute = called.atOffset(ZoneOffset.UTC).getMinute();
    List<Destination> turns =
        destinations.stream()
            .filter(destination -> !destination.isPulled() && minuteOf(destination) == minute)
            .toList();
    List<ReaderId> missed = new ArrayList<>();
    if (turns.isEmpty()) {
      return missed;
    }
    Instant since = called.minus(LATELY);
    boolean hasGrown =
        feeds.newest(FeedId.JOURNAL).filter(last -> last.entry().at().isAfter(since)).isPresent();
    for (Destination destination : turns) {
      DestinationState state = states.find(destination.name());
      watch.look(state, called);
      Instant opened = state.openedAt();
      if (state.isOpen() && (hasGrown || (opened != null && opened.isAfter(since)))) {
        of(destination, called, missed, deadline);
      }
    }
    return missed;
  }

  private static int minuteOf(Destination destination) {
    return Math.floorMod(destination.name().hashCode(), MINUTES_AN_HOUR);
  }

  private void of(
      Destination destination, Instant called, List<ReaderId> missed, Deadline deadline) {
    List<Reader> all = readers.ofDestination(destination.name());
    long setAside = all.stream().filter(reader -> reader.id().isAside()).count();
    watch.lookAtSetAside(destination.name(), (int) setAside, called);
    List<Reader> asleep = new ArrayList<>(all.stream().filter(Reader::isAsleep).toList());
    Collections.shuffle(asleep, random);
    for (Reader reader : asleep) {
      if (deadline.isCloserThan(SPARE)) {
        return;
      }
      if (hasMore(reader)) {
        missed.add(reader.id());
      }
    }
  }

  private boolean hasMore(Reader reader) {
    return reader.until() != null
        || !feeds.read(reader.id().feed(), reader.cursor(), 1).entries().isEmpty();
  }
}
