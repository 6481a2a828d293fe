package io.signalbox.delivery;

import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.Jobs;
import io.signalbox.delivery.job.Work;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.store.DueTable;
import io.signalbox.store.Platform;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Changes the states of destinations, and begins the jobs that follow from it: each of these is a
 * constant number of writes, whatever the number of groups.
 */
public final class DestinationControl {
  private static final System.Logger LOGGER = System.getLogger(DestinationControl.class.getName());

  /** Until then a job may be hinted by whoever begins it; later wake does it. */
  private static final Duration BEGUN_WITHIN = Duration.ofMinutes(1);

  private final DestinationStates states;
  private final Jobs jobs;
  private final KnownDestinations destinations;
  private final HintSender hints;
  private final Clock clock;
  private final RandomGenerator random;

  /** What somebody asked for, in words that are the same when it is asked for again. */
  public record Request(String by, Optional<String> idempotencyKey, String text) {}

  public DestinationControl(
      DestinationStates states,
      Jobs jobs,
      KnownDestinations destinations,
      HintSender hints,
      Clock clock,
      RandomGenerator random) {
    this.states = states;
    this.jobs = jobs;
    this.destinations = destinations;
    this.hints = hints;
    this.clock = clock;
    this.random = random;
  }

  /** On the tables of a platform. */
  public static DestinationControl of(
      Platform platform, SettingsSource settings, HintSender hints) {
    DueTable table = platform.dueTable("READERS_TABLE");
    return new DestinationControl(
        new DestinationStates(table, platform.random()),
        new Jobs(table),
        KnownDestinations.of(platform, settings),
        hints,
        platform.clock(),
        platform.random());
  }

  /**
   * Stops all deliveries to the destination. What is being sent ends; what is not begun a second
   * later is not sent. Its feeds go on growing.
   *
   * @return the state that stands: where it was paused before, that pause
   */
  public DestinationState pause(String destination, Pause pause) {
    return states.change(destination, state -> state.paused(pause));
  }

  /**
   * Delivers again, from where it stopped; what failed is tried at once.
   *
   * @return the job that wakes the readers
   */
  public Job resume(String destination, Request request) {
    return begin(destination, new Work.Resume(), request);
  }

  /** The destination has taken something: those that wait for it go on. */
  public void recover(String destination) {
    begin(destination, new Work.Recover(), new Request(DestinationState.HUB, Optional.empty(), ""));
  }

  /**
   * One more try failed, the first of them when the trouble began.
   *
   * @param pauseAfter after how long the destination is paused; empty for never
   */
  public DestinationState fail(
      String destination,
      Trouble trouble,
      Instant now,
      Instant nextTry,
      ReaderId prober,
      boolean isConfirmed,
      Optional<Duration> pauseAfter) {
    return states.change(
        destination, state -> state.failed(trouble, now, nextTry, prober, isConfirmed, pauseAfter));
  }

  /** Lets that reader try, too, where only one has failed so far. */
  public DestinationState probe(String destination, ReaderId reader) {
    return states.change(destination, state -> state.probedBy(reader));
  }

  /**
   * Begins a job, unless one was begun by the same request before.
   *
   * @return the job that stands
   */
  public Job begin(String destination, Work work, Request request) {
    Instant now = clock.instant();
    Job job = Job.of(destination, key(request), work, request.by(), request.text(), now);
    // Added before the state changes: who dies in between leaves a job that wake finds.
    Job standing = jobs.addIfAbsent(job, now.plus(BEGUN_WITHIN));
    if (!standing.isFinished() && standing.from().isEmpty()) {
      switch (standing.work()) {
        case Work.Resume _ -> {
          LOGGER.log(Level.INFO, "{0} resumes the destination {1}", request.by(), destination);
          states.change(
              destination,
              state ->
                  !standing.equals(job) && isPausedAfter(state, standing)
                      ? state
                      : state.resumed(now));
        }
        case Work.Recover _ -> states.change(destination, state -> state.working(now));
        case Work.RetrySetAside _, Work.ReplayTime _, Work.ReplayParts _, Work.SendSample _ -> {}
      }
    }
    if (!standing.isFinished()) {
      Optional<Destination> known = destinations.find(destination);
      known.ifPresent(
          to -> hints.send(List.of(HintSender.Addressed.now(new Hint(job.hinted()), to))));
    }
    return standing;
  }

  /** Who only asks for a resumption again means no pause that came later. */
  private static boolean isPausedAfter(DestinationState state, Job resumption) {
    Pause pause = state.pause();
    return pause != null && pause.since().isAfter(resumption.startedAt());
  }

  private String key(Request request) {
    return request
        .idempotencyKey()
        .map(key -> hash(request.by() + "\n" + key))
        .orElseGet(() -> HexFormat.of().toHexDigits(random.nextLong()));
  }

  private static String hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
  }

  /** The job that the API calls by that id. */
  public Optional<Job> job(String id) {
    return jobs.find(id);
  }
}
