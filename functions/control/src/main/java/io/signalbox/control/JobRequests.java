package io.signalbox.control;

import io.signalbox.access.Caller;
import io.signalbox.api.IdempotencyKey;
import io.signalbox.api.Request;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.Work;
import io.signalbox.settings.Destination;

/** Begins the jobs that requests ask for, each once for an {@code Idempotency-Key}. */
record JobRequests(DestinationControl control) {
  /**
   * The job that the request began, or an earlier one with the same key.
   *
   * @param asked the request in words that are the same when it is repeated
   * @throws io.signalbox.api.ProblemException where the key cannot be used, or was used for another
   *     request
   */
  Job begin(Request request, Caller caller, Destination destination, Work work, String asked) {
    var first = new DestinationControl.Request(caller.name(), IdempotencyKey.of(request), asked);
    Job job = control.begin(destination.name(), work, first);
    if (!job.request().equals(asked)) {
      throw IdempotencyKey.isOfAnotherRequest();
    }
    return job;
  }
}
