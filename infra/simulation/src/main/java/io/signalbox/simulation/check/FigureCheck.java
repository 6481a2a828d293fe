package io.signalbox.simulation.check;

import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.Dimension;
import io.signalbox.statistics.Figures;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.Level;
import io.signalbox.statistics.Question;
import io.signalbox.statistics.Statistics;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of a hub, against its logs. */
public final class FigureCheck {
  private final Hub hub;
  private final Clock clock;
  private final Violations violations;
  private final Statistics statistics;
  private final OutcomeLog outcomes;

  public FigureCheck(Hub hub, Clock clock, Violations violations) {
    this.hub = hub;
    this.clock = clock;
    this.violations = violations;
    this.outcomes = new OutcomeLog(hub.table("Deliveries"), clock, hub.retention());
    this.statistics =
        new Statistics(
            hub.table("Feeds"),
            new CountedLogs(
                hub.table("Feeds"),
                Views.envelopeStore(hub),
                hub.table("Deliveries"),
                clock,
                hub.retention()),
            new HostKey(hub.secrets(), new Random(1)),
            clock,
            hub.retention(),
            1);
  }

  /** What the sheets say is what a recount says, and each event and each outcome counts once. */
  public void check() {
    for (Level level : Level.values()) {
      requireSame(level, Dimension.SENDER, Dimension.TYPE);
      requireSame(level, Dimension.DESTINATION, Dimension.RESULT);
    }
    List<Entry> journal =
        Views.feeds(hub).read(FeedId.JOURNAL, Position.START, Integer.MAX_VALUE).entries().stream()
            .map(Located::entry)
            .toList();
    long events = journal.stream().filter(entry -> !entry.key().isUpdate()).count();
    long counted = total(count(Level.DAY, Dimension.SENDER, Dimension.TYPE));
    require(events == counted, counted + " events are counted of " + events);
    checkOutcomes(
        journal.stream().flatMap(entry -> entry.feeds().stream()).collect(Collectors.toSet()));
  }

  private void requireSame(Level level, Dimension... by) {
    Figures counted = count(level, by);
    Figures recounted = statistics.recount(question(level, by), () -> true);
    require(counted.equals(recounted), counted + " was counted, and recounted " + recounted);
  }

  private void checkOutcomes(Set<FeedId> feeds) {
    Map<List<String>, Long> noted = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (int part = 0; part < OutcomeLog.PARTS; part++) {
      Instant last = Instant.MIN;
      for (OutcomePage page : outcomes.read(part, 0, Integer.MAX_VALUE)) {
        require(ids.add(page.id()), "the outcomes of " + page.id() + " are there twice");
        require(!page.at().isBefore(last), "outcomes are not in the order of time");
        last = page.at();
        page.rows().forEach(row -> add(noted, page.destination(), row.result(), row.events()));
      }
    }
    Map<List<String>, Long> counted = new HashMap<>();
    count(Level.DAY, Dimension.DESTINATION, Dimension.RESULT)
        .rows()
        .forEach(row -> counted.merge(row.values(), row.events(), Long::sum));
    require(counted.equals(noted), counted + " is counted of " + noted);
    checkLogged(feeds, counted);
  }

  /** What the logs of deliveries have is counted. */
  private void checkLogged(Set<FeedId> feeds, Map<List<String>, Long> counted) {
    Map<List<String>, Long> logged = new HashMap<>();
    for (FeedId feed : feeds) {
      for (DeliveryRecord record : Views.deliveries(hub, feed)) {
        add(logged, feed.destination(), record.result(), record.envelopes());
        if (record.result() == Result.REFUSED) {
          // A delivery of which a part was refused counts without it.
          add(logged, feed.destination(), Result.DELIVERED, -record.envelopes());
        }
      }
    }
    logged.forEach(
        (outcome, events) -> {
          long known = counted.getOrDefault(outcome, 0L);
          require(known >= events, known + " of " + events + " are counted: " + outcome);
        });
  }

  private static void add(
      Map<List<String>, Long> events, String destination, Result result, long more) {
    events.merge(List.of(destination, result.word()), more, Long::sum);
  }

  private Figures count(Level level, Dimension... by) {
    return statistics.count(question(level, by), () -> true);
  }

  private Question question(Level level, Dimension... by) {
    Instant from = level.period(clock.instant().minus(level.kept(hub.retention())));
    return new Question(List.of(by), Map.of(), from, Optional.empty(), level);
  }

  private static long total(Figures figures) {
    return figures.rows().stream().mapToLong(Figures.Row::events).sum();
  }

  private void require(boolean holds, String how) {
    violations.require(holds, Promise.FIGURES_ARE_EXACT, how);
  }
}
