package io.signalbox.access;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.settings.Instance;
import io.signalbox.settings.quota.Quotas;
import io.signalbox.settings.quota.Quotas.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Refuses requests that are more than is left of a quota of the day. */
public final class PostQuota {
  private final Quotas quotas;
  private final Clock clock;

  public PostQuota(Quotas quotas, Clock clock) {
    this.quotas = quotas;
    this.clock = clock;
  }

  /**
   * Takes one event and the bytes of a request before its body is read: whoever has used up a quota
   * costs no more.
   *
   * @throws ProblemException 429 if so much is not left
   */
  public void begin(Instance sender, long bytes) {
    quotas.take(sender, 1, bytes).ifPresent(this::refuse);
  }

  /**
   * Takes the rest of a request that has begun, when its events are known.
   *
   * @param events all of them
   * @param bytes those with which it began
   * @throws ProblemException 429 if so much is not left; nothing is taken then
   */
  public void complete(Instance sender, int events, long bytes) {
    Optional<Refusal> refusal = quotas.take(sender, Math.max(0, events - 1), 0);
    if (refusal.isPresent()) {
      quotas.giveBack(sender, 1, bytes);
      refuse(refusal.get());
    }
  }

  private void refuse(Refusal refusal) {
    String whose =
        switch (refusal) {
          case Refusal.OfInstance own -> "This request is more than is left of your quota";
          case Refusal.OfHub hub -> "This request is more than is left of the hub's budget";
        };
    long seconds = Duration.between(clock.instant(), refusal.until()).toSeconds() + 1;
    throw Problem.of(ProblemType.QUOTA_EXCEEDED, whose + " of today. Send it again then.")
        .with("until", refusal.until().toString())
        .withHeader("Retry-After", Long.toString(seconds))
        .exception();
  }
}
