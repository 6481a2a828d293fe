package io.signalbox.bench.growth;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What it costs to append to a feed and to read in it while it gets longer. */
final class Feeds {
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);
  private static final int OPERATIONS = 1_000;
  private static final int ENTRIES = 100;
  private static final FeedId FEED = new FeedId("network-0", "");
  private static final Duration RETENTION = Duration.ofDays(90);

  /** So that a feed of a million pages is younger than the retention. */
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Ground ground;
  private final FeedLog log;
  private FeedAppender appender;
  private final Instant begin;
  private int pages;
  private long firstPage;

  private Feeds(Ground ground) {
    this.ground = ground;
    this.log = new FeedLog(ground.table("Feeds"), ground.clock(), RETENTION);
    this.appender = appender();
    this.begin = ground.clock().instant();
  }

  /** Appends are measured last: they make a short feed longer. */
  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to append to a feed, and to read in it", "pages");
    for (int size : SIZES) {
      try (Ground ground = new Ground(template)) {
        Feeds feeds = new Feeds(ground);
        feeds.append();
        feeds.firstPage = feeds.log.newest(FEED).orElseThrow().position().page();
        while (feeds.pages < size) {
          feeds.append();
        }
        growth.add("find the place of a time", size, feeds.cost(feeds::since));
        growth.add("read 100 entries behind a cursor", size, feeds.cost(feeds::read));
        growth.add("append, its tail read first", size, feeds.cost(feeds::appendCold));
        growth.add("append, its tail known", size, feeds.cost(feeds::append));
      }
    }
    return growth;
  }

  private Cost cost(Cost.Work work) throws Exception {
    return Cost.of(ground, OPERATIONS, () -> {}, work);
  }

  private FeedAppender appender() {
    return new FeedAppender(ground.table("Feeds"), ground.clock(), RETENTION, (feed, group) -> {});
  }

  private void append() {
    ground.clock().advance(BETWEEN);
    UUID id = new UUID(ground.random().nextLong(), ground.random().nextLong());
    EnvelopeKey key = EnvelopeKey.first(new DedupKey(id.toString()));
    Candidate candidate = new Candidate(key, ground.clock().instant(), 400, List.of());
    pages += appender.append(FEED, Group.NONE, List.of(candidate));
  }

  private void appendCold() {
    appender = appender();
    append();
  }

  private void read() {
    int from = ground.random().nextInt(pages - ENTRIES);
    // A feed's pages are numbered one after the other from its first one.
    Position cursor = new Position(firstPage + from, 0);
    if (log.read(FEED, cursor, ENTRIES).entries().size() != ENTRIES) {
      throw new IllegalStateException("There are as many entries behind that one");
    }
  }

  private void since() {
    Instant time = begin.plus(BETWEEN.multipliedBy(ground.random().nextInt(pages)));
    log.since(FEED, time);
  }
}
