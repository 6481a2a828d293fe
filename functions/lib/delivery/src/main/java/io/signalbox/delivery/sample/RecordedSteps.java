package io.signalbox.delivery.sample;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.sample.SampleReport.PeerCertificate;
import io.signalbox.delivery.sample.SampleReport.TakenStep;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers the steps of one sample. What is told after the report was made is left out. */
public final class RecordedSteps implements Steps {
  private static final int STEPS_MOST = 50;

  private final Clock clock;

  @GuardedBy("this")
  private final List<TakenStep> taken = new ArrayList<>();

  @GuardedBy("this")
  private Optional<PeerCertificate> peer = Optional.empty();

  @GuardedBy("this")
  private @Nullable Step step;

  @GuardedBy("this")
  private Instant begun = Instant.MIN;

  @GuardedBy("this")
  private String detail = "";

  @GuardedBy("this")
  private boolean isOver;

  public RecordedSteps(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean isSample() {
    return true;
  }

  @Override
  public synchronized void begin(Step next) {
    if (isOver || taken.size() == STEPS_MOST) {
      return;
    }
    end(true);
    step = next;
    begun = clock.instant();
    detail = "";
  }

  @Override
  public synchronized void note(String said) {
    detail = PeerText.of(said, List.of());
  }

  @Override
  public synchronized void peer(X509Certificate certificate) {
    peer =
        Optional.of(
            new PeerCertificate(
                PeerText.of(certificate.getSubjectX500Principal().getName(), List.of()),
                PeerText.of(certificate.getIssuerX500Principal().getName(), List.of()),
                certificate.getNotAfter().toInstant()));
  }

  /** Ends the last step by what became of the sample. */
  public synchronized SampleReport report(UUID delivery, Outcome outcome) {
    end(outcome instanceof Outcome.Delivered);
    isOver = true;
    return new SampleReport(delivery.toString(), result(outcome), outcome.answer(), taken, peer);
  }

  @GuardedBy("this")
  private void end(boolean isDone) {
    if (step != null) {
      long milliseconds = Duration.between(begun, clock.instant()).toMillis();
      taken.add(new TakenStep(step, isDone, milliseconds, detail));
      step = null;
    }
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> SampleReport.DELIVERED;
      case Outcome.Failed _ -> "failed";
      case Outcome.Unknown _ -> "unknown";
      case Outcome.ContentRefused _,
          Outcome.RecipientRefused _,
          Outcome.DestinationRefused _,
          Outcome.HubRefused _ ->
          "refused";
    };
  }
}
