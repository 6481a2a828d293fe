package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.Interval;
import io.signalbox.settings.requested.InlineDestination;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends the readers of groups that got nothing for so long that all they had is past retention, and
 * with them the groups: however many groups there were, those of the last retention are kept. What
 * comes for such a group later begins it anew.
 */
final class Endings {
  /** What is past retention may stand a while. */
  private static final Duration LATER = Duration.ofDays(3);

  private final Readers readers;
  private final FeedLog feeds;
  private final Duration retention;
  private final Clock clock;

  Endings(Readers readers, FeedLog feeds, Duration retention, Clock clock) {
    this.readers = readers;
    this.feeds = feeds;
    this.retention = retention;
    this.clock = clock;
  }

  /** Whether the reader is one that ends: it follows the feed of a group, or an inline one. */
  static boolean concern(Reader reader) {
    FeedId feed = reader.id().feed();
    return reader.id().isMain()
        && (!feed.group().isEmpty() || InlineDestination.isName(feed.destination()));
  }

  /** When a reader that has delivered all it had at that time is to be looked after. */
  Instant after(Instant now, Interval interval) {
    Instant end = now.plus(retention).plus(LATER);
    // The reader remembers when something was last sent.
    Instant next = interval.needsLastSent() ? interval.next(now) : end;
    return next.isAfter(end) ? next : end;
  }

  /** Whether it is time to look if the reader ends. */
  boolean isDue(Reader reader) {
    Instant end = reader.endsAt();
    return end != null && !clock.instant().isBefore(end);
  }

  /** Removes the reader and its group, if the feed is empty; looks again later if it is not. */
  void end(Versioned standing) {
    if (feeds.endIfEmpty(standing.reader().id().feed())) {
      readers.remove(standing);
    } else {
      readers.replace(standing, standing.reader().endingAfter(clock.instant().plus(LATER)));
    }
  }
}
