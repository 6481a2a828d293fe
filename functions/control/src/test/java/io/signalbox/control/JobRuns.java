package io.signalbox.control;

import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.job.JobRunner;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.delivery.sample.Step;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.HttpMethod;
import io.signalbox.store.embedded.ReceivedMessage;
import io.signalbox.track.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what the delivery functions do with the hints of jobs. */
final class JobRuns {
  /** What the tests of all destinations show here. */
  private static final SampleReport REPORT =
      new SampleReport(
          "1c3a4f3e-2e0c-3d57-8b38-6d5f0d3a9b11",
          SampleReport.DELIVERED,
          "200",
          List.of(new SampleReport.TakenStep(Step.TLS, true, 12, "TLSv1.3")),
          Optional.of(
              new SampleReport.PeerCertificate(
                  "CN=soc", "CN=ca", Instant.parse("2027-01-01T00:00:00Z"))));

  private JobRuns() {}

  static void run(Hub hub) {
    run(hub, "http", new HttpMethod());
  }

  static void run(Hub hub, String queue, DeliveryMethod method) {
    JobRunner runner =
        new JobRunner(
            method,
            hub.platform,
            hub.readers,
            hub.feeds,
            new HintSender(Map.of()),
            (destination, test) -> REPORT);
    for (ReceivedMessage message : hub.store.queue(queue).receive(100, Duration.ofHours(1))) {
      runner.run(Hint.parse(message.body()).reader(), () -> Duration.ofMinutes(2));
    }
  }
}
