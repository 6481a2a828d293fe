package io.signalbox.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.job.WhatIf;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.Match;
import io.signalbox.routing.Router;
import io.signalbox.settings.Kind;
import io.signalbox.settings.Revision;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works on jobs that reckon with changed settings: routes the events of a time by the settings as
 * they stand, and as they would stand. Nothing is sent or appended. How far a job is, and what it
 * counted, is one item: a part that two have worked on counts once.
 */
final class WhatIfRun {
  private static final int ENTRIES_A_READ = 500;
  private static final long BYTES_A_READ = 16_000_000;
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(20);
  private static final Duration A_WRITE = Duration.ofSeconds(30);

  /** Where envelopes went, or would go. */
  private record Way(Router router, DirectoryRouter directory) {
    List<Match> of(StoredEnvelope arrival) {
      return directory
          .follow(router.match(arrival.envelope(), arrival.sender()), arrival.envelope())
          .matches();
    }
  }

  private final WhatIfs jobs;
  private final SettingsStore settings;
  private final FeedLog journal;
  private final EnvelopeStore envelopeStore;
  private final Function<SettingsDocument, Way> ways;
  private final Clock clock;

  WhatIfRun(Platform platform, Duration retention) {
    this.clock = platform.clock();
    this.jobs = new WhatIfs(platform.dueTable("READERS_TABLE"));
    this.settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    this.journal = new FeedLog(platform.table("FEEDS_TABLE"), clock, retention);
    this.envelopeStore =
        new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention);
    DirectoryStore directory = DirectoryStore.of(platform);
    Lookup lookup = new Lookup(addresses -> Set.of(), clock);
    this.ways =
        document -> {
          DirectoryView view = directory.recent();
          return new Way(new Router(document), new DirectoryRouter(document, () -> view, lookup));
        };
  }

  /**
   * Goes on until the job's end, or until time is nearly up: wake comes back to what is not done.
   */
  void run(ReaderId id, Deadline deadline) {
    Optional<WhatIfs.Versioned> standing = jobs.find(id).filter(found -> !found.job().isFinished());
    Revision base = settings.current();
    while (standing.isPresent()
        && !standing.get().job().isFinished()
        && !deadline.isCloserThan(BETWEEN_WRITES.plus(A_WRITE))) {
      standing = turn(standing.get(), base);
    }
  }

  private Optional<WhatIfs.Versioned> turn(WhatIfs.Versioned standing, Revision base) {
    WhatIf job = standing.job();
    // What was counted by other settings is counted anew.
    Optional<WhatIf.Progress> known =
        job.progress().filter(progress -> progress.revision().equals(base.id()));
    WhatIfTally tally =
        known.map(progress -> WhatIfTally.of(progress.state())).orElseGet(() -> new WhatIfTally());
    Position next =
        known.map(WhatIf.Progress::next).orElseGet(() -> journal.since(FeedId.JOURNAL, job.from()));
    Instant reached = known.map(WhatIf.Progress::reached).orElse(job.from());
    long events = known.map(WhatIf.Progress::events).orElse(0L);
    Way before = ways.apply(base.document());
    Way after = ways.apply(changed(base, job));
    Instant stop = clock.instant().plus(BETWEEN_WRITES);
    boolean isDone = false;
    while (!isDone && clock.instant().isBefore(stop)) {
      Reading reading = journal.read(FeedId.JOURNAL, next, null, ENTRIES_A_READ, BYTES_A_READ);
      List<Located> entries =
          reading.entries().stream()
              .filter(one -> one.entry().at().isBefore(job.until()))
              .filter(one -> !one.entry().key().isUpdate())
              .toList();
      count(entries, before, after, tally);
      events += entries.size();
      isDone =
          reading.entries().isEmpty()
              || !reading.entries().getLast().entry().at().isBefore(job.until());
      next = reading.next();
      reached = entries.isEmpty() ? reached : entries.getLast().entry().at();
    }
    WhatIf.Progress progress = new WhatIf.Progress(base.id(), next, reached, events, tally.state());
    return jobs.replace(
        standing,
        isDone ? job.finished(progress, tally.report(), clock.instant()) : job.advanced(progress),
        clock.instant());
  }

  private void count(List<Located> entries, Way before, Way after, WhatIfTally tally) {
    Map<EnvelopeKey, StoredEnvelope> arrivals =
        envelopeStore.getAll(
            entries.stream().map(one -> one.entry().key()).collect(Collectors.toSet()));
    for (Located located : entries) {
      StoredEnvelope arrival = arrivals.get(located.entry().key());
      if (arrival != null) {
        tally.add(arrival, located.entry().at(), before.of(arrival), after.of(arrival));
      }
    }
  }

  private static SettingsDocument changed(Revision base, WhatIf job) {
    ObjectNode json = base.json();
    for (JsonNode change : job.changes()) {
      ObjectNode entries = Kind.of(change.path("kind").asText()).orElseThrow().entries(json);
      String name = change.path("name").asText();
      if (change.has("entry")) {
        entries.set(name, change.get("entry"));
      } else {
        entries.remove(name);
      }
    }
    for (Kind kind : Kind.values()) {
      if (!json.has(kind.text())) {
        json.set(kind.text(), JsonNodeFactory.instance.objectNode());
      }
    }
    return SettingsReader.read(json);
  }
}
