package io.signalbox.delivery.job;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Group;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Works on jobs, page by page. A page may be done twice, by two who do not know of each other; what
 * was to be sent once more is sent once all the same, since a replay's reader is added once.
 */
public final class JobRunner {
  private static final int READERS_A_PAGE = 100;
  private static final Duration A_PAGE = Duration.ofSeconds(30);

  private final DeliveryMethod method;
  private final Jobs jobs;
  private final Readers readers;
  private final FeedLog feeds;
  private final HintSender hints;
  private final Samples samples;
  private final Clock clock;
  private final RandomGenerator random;

  /** Tests destinations. */
  @FunctionalInterface
  public interface Samples {
    /** Sends the sample of the test of that id. */
    SampleReport run(String destination, String test);
  }

  public JobRunner(
      DeliveryMethod method,
      Platform platform,
      Readers readers,
      FeedLog feeds,
      HintSender hints,
      Samples samples) {
    this.method = method;
    this.jobs = new Jobs(platform.dueTable("READERS_TABLE"));
    this.readers = readers;
    this.feeds = feeds;
    this.hints = hints;
    this.samples = samples;
    this.clock = platform.clock();
    this.random = platform.random();
  }

  /** Goes on with a job until its end, or until time is nearly up; then it sends itself a hint. */
  public void run(ReaderId id, Deadline deadline) {
    Instant now = clock.instant();
    Optional<Jobs.Versioned> standing =
        jobs.find(id)
            .filter(found -> !found.job().isFinished())
            .filter(found -> isFree(found.job(), now))
            .flatMap(found -> jobs.replace(found, found.job().leased(lease(now))));
    while (standing.isPresent() && !standing.get().job().isFinished()) {
      if (deadline.isCloserThan(A_PAGE.dividedBy(2))) {
        jobs.replace(standing.get(), standing.get().job().leased(new Lease("", now)));
        hints.sendAll(List.of(hint(id)));
        return;
      }
      standing = page(standing.get());
    }
  }

  private static boolean isFree(Job job, Instant now) {
    Lease lease = job.lease();
    return lease == null || lease.owner().isEmpty() || lease.isOver(now);
  }

  private Lease lease(Instant now) {
    return new Lease(Long.toHexString(random.nextLong()), now.plus(A_PAGE));
  }

  private Optional<Jobs.Versioned> page(Jobs.Versioned standing) {
    Job job = standing.job();
    Instant now = clock.instant();
    List<ReaderId> changed = new ArrayList<>();
    Job next =
        switch (job.work()) {
          case Work.ReplayParts(List<Work.Part> parts, Optional<String> contact) -> {
            parts.forEach(part -> replay(job, part, groupOf(part, contact), changed));
            yield job.advanced("", parts.size(), parts.size()).finished(now);
          }
          case Work.SendSample _ -> {
            SampleReport report = samples.run(job.destination(), job.id());
            yield job.finished(clock.instant(), report);
          }
          case Work.Recover _, Work.Resume _, Work.RetrySetAside _, Work.ReplayTime _ -> {
            Readers.Page page = readers.page(job.destination(), job.from(), READERS_A_PAGE);
            page.readers().forEach(reader -> work(job, reader, changed));
            Job further =
                job.advanced(page.next().orElse(""), page.readers().size(), changed.size());
            yield page.next().isPresent() ? further.leased(lease(now)) : further.finished(now);
          }
        };
    hints.sendAll(changed.stream().map(this::hint).toList());
    return jobs.replace(standing, next);
  }

  private Group groupOf(Work.Part part, Optional<String> contact) {
    Group group = feeds.group(part.feed()).orElse(Group.NONE);
    return contact.map(id -> Addressee.forContact(group, id)).orElse(group);
  }

  private void work(Job job, Reader reader, List<ReaderId> changed) {
    if (!reader.id().delivers()) {
      return;
    }
    switch (job.work()) {
      case Work.Recover _ -> {
        // What failed by itself has a schedule of its own.
        if (reader.notBefore() == null && !reader.isPaused()) {
          changed.add(reader.id());
        }
      }
      case Work.Resume _ -> {
        if (reader.isPaused() || reader.trouble() != null) {
          resume(reader, changed);
        } else {
          changed.add(reader.id());
        }
      }
      case Work.RetrySetAside _ -> {
        if (reader.id().isAside()) {
          resume(reader, changed);
        }
      }
      case Work.ReplayTime(Instant since, Instant until) -> {
        if (reader.id().isMain()) {
          Position from = feeds.since(reader.id().feed(), since);
          Position to = feeds.since(reader.id().feed(), until);
          if (from.compareTo(to) < 0) {
            replay(job, new Work.Part(reader.id().feed(), from, to), reader.group(), changed);
          }
        }
      }
      case Work.ReplayParts _, Work.SendSample _ ->
          throw new IllegalStateException("Not done reader by reader");
    }
  }

  /** Whoever holds a lease goes on by itself. */
  private void resume(Reader reader, List<ReaderId> changed) {
    Instant now = clock.instant();
    readers.change(
        reader.id(), standing -> standing.isLeased(now) ? standing : standing.resumed(now));
    changed.add(reader.id());
  }

  private void replay(Job job, Work.Part part, Group group, List<ReaderId> changed) {
    ReaderId id = ReaderId.replay(part.feed(), job.key());
    readers.addIfAbsent(
        Reader.bounded(id, group, part.from(), part.until(), job.key())
            .waitingUntil(clock.instant()));
    changed.add(id);
  }

  private Addressed hint(ReaderId reader) {
    return new Addressed(new Hint(reader), method, Duration.ZERO);
  }
}
