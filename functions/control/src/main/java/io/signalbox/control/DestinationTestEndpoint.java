package io.signalbox.control;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.Work;
import io.signalbox.operations.Destinations;
import io.signalbox.operations.JobJson;
import io.signalbox.settings.Destination;
import io.signalbox.settings.people.Permission;
import java.time.Duration;
import java.util.Set;

/**
 * {@code POST /v1/destinations/{name}/test}: the destination's delivery function sends one marked
 * sample, and reports the steps. The request waits for the report, and is answered without it where
 * it takes too long; then {@code GET /v1/jobs/{id}} has it later.
 */
final class DestinationTestEndpoint {
  /** The front door waits 29 seconds for an answer. */
  private static final int WAIT_SECONDS_MOST = 24;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Lets the calling thread wait. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Authenticator gate;
  private final Destinations destinations;
  private final DestinationControl control;
  private final Sleep sleep;

  DestinationTestEndpoint(
      Authenticator gate, Destinations destinations, DestinationControl control, Sleep sleep) {
    this.gate = gate;
    this.destinations = destinations;
    this.control = control;
    this.sleep = sleep;
  }

  Response test(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.OPERATE);
    Destination destination = testable(request);
    DestinationEndpoint.body(request, Set.of());
    int seconds = new Parameters(request).number("wait", 0, WAIT_SECONDS_MOST, WAIT_SECONDS_MOST);
    Job begun =
        new JobRequests(control).begin(request, caller, destination, new Work.SendSample(), "test");
    Job job = finished(begun, Duration.ofSeconds(seconds));
    return Response.json(job.isFinished() ? 200 : 202, JobJson.of(job));
  }

  private Destination testable(Request request) {
    Destination destination = destinations.get(request.pathParameter("name"));
    if (destination.isPulled()) {
      throw Problem.of(
              ProblemType.CONFLICT, "This feed is read on request: the hub sends nothing to test.")
          .exception();
    }
    if (destination.isDirectory()) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "The directory names the recipients of each event: a sample has none.")
          .exception();
    }
    return destination;
  }

  /** The job when it is finished, or when the time is over. */
  private Job finished(Job begun, Duration wait) {
    Job job = begun;
    Duration left = wait;
    Duration pause = FIRST_PAUSE;
    try {
      while (!job.isFinished() && left.isPositive()) {
        sleep.sleep(pause);
        left = left.minus(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
        job = control.job(begun.id()).orElse(job);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return job;
  }
}
