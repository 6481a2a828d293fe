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
  public Begun begin(Instance sender, long bytes) {
    Quotas.Use use = quotas.begin(sender);
    use.take(1, bytes).ifPresent(this::refuse);
    return new Begun(use);
  }

  /** A request that has begun. */
  public final class Begun {
    private final Quotas.Use use;

    private Begun(Quotas.Use use) {
      this.use = use;
    }

    /**
     * Takes the rest of the request, when its events are known.
     *
     * @param events all of them
     * @throws ProblemException 429 if so much is not left; nothing is taken then
     */
    public void complete(int events) {
      Optional<Refusal> refusal = use.take(Math.max(0, events - 1), 0);
      if (refusal.isPresent()) {
        use.giveBack();
        refuse(refusal.get());
      }
    }
  }

  private void refuse(Refusal refusal) {
    String whose =
        switch (refusal) {
          case Refusal.OfInstance own -> "This request is more than is left of your quota";
          case Refusal.OfHub hub -> "This request is more than is left of the hub's budget";
        };
    // The day may have ended meanwhile.
    long seconds = Math.max(1, Duration.between(clock.instant(), refusal.until()).toSeconds() + 1);
    throw Problem.of(ProblemType.QUOTA_EXCEEDED, whose + " of today. Send it again then.")
        .with("until", refusal.until().toString())
        .withHeader("Retry-After", Long.toString(seconds))
        .exception();
  }
}
