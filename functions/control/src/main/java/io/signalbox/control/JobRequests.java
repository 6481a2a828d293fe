package io.signalbox.control;

import io.signalbox.access.Caller;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.Work;
import io.signalbox.settings.Destination;
import java.util.Optional;

/** Begins the jobs that requests ask for, each once for an {@code Idempotency-Key}. */
record JobRequests(DestinationControl control) {
  private static final int IDEMPOTENCY_KEY_CHARACTERS = 255;

  /**
   * The job that the request began, or an earlier one with the same key.
   *
   * @param asked the request in words that are the same when it is repeated
   * @throws io.signalbox.api.ProblemException where the key cannot be used, or was used for another
   *     request
   */
  Job begin(Request request, Caller caller, Destination destination, Work work, String asked) {
    Optional<String> key = request.header("Idempotency-Key");
    if (key.isPresent()
        && (key.get().isBlank() || key.get().length() > IDEMPOTENCY_KEY_CHARACTERS)) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "An Idempotency-Key has 1 to 255 characters.")
          .exception();
    }
    Job job =
        control.begin(
            destination.name(), work, new DestinationControl.Request(caller.name(), key, asked));
    if (!job.request().equals(asked)) {
      throw Problem.of(
              ProblemType.INVALID_CONTENT,
              "This Idempotency-Key was used before, with another request.")
          .exception();
    }
    return job;
  }
}
