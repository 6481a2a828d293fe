package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Progress;
import java.time.Duration;

/** Jobs that the hub does by itself. */
public final class Jobs {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private Jobs() {}

  /** Waits for the end of a job, and shows meanwhile how far it is. */
  public static JsonNode follow(Session session, Hub hub, JsonNode begun)
      throws CommandFailure, InterruptedException {
    JsonNode job = begun;
    try (Progress progress = session.progress()) {
      while (job.path("status").asText().equals("running")) {
        progress.at(0, 0, sentence(job));
        session.surroundings().sleep().sleep(EVERY);
        job = hub.ask(HubRequest.get("/v1/jobs/{}", job.path("job").asText())).json();
      }
    }
    return job;
  }

  public static String sentence(JsonNode job) {
    if (!job.has("destination")) {
      return "The %s is %s: %,d events looked at, up to %s (job %s)."
          .formatted(
              job.path("operation").asText(),
              job.path("status").asText(),
              job.path("events").asLong(),
              job.path("reached").asText(),
              job.path("job").asText());
    }
    long readers = job.path("readers").asLong();
    return "The %s of %s is %s: %,d %s looked at, %,d of them had something to send (job %s)."
        .formatted(
            job.path("operation").asText(),
            job.path("destination").asText(),
            job.path("status").asText(),
            readers,
            readers == 1 ? "reader" : "readers",
            job.path("changed").asLong(),
            job.path("job").asText());
  }
}
