package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.util.List;

/**
 * When to stop sending. A destination that fails is left alone at once; when it failed often, the
 * envelope behind the failing one is tried too, for the failing one may be at fault. A refused
 * envelope does not hold up the next, but many in a row mean that it is the destination which has
 * changed.
 *
 * @param refusedBefore how many were refused in a row before
 * @param tryNext whether one more is tried behind a failure
 * @param untilDelivered whether to stop at the first delivery: it shows that a destination that
 *     failed works again
 */
record StopRule(int refusedBefore, boolean tryNext, boolean untilDelivered) {

  /**
   * So many refusals in a row are set aside, one after the other, before the destination counts as
   * failing.
   */
  static final int REFUSED_LIMIT = 5;

  /** From so many failures on, the envelope behind the failing one is tried too. */
  static final int TRY_NEXT_FROM_ATTEMPT = 3;

  boolean isOver(List<RangeResult> results) {
    int failed = 0;
    int refused = 0;
    int before = refusedBefore;
    for (RangeResult result : results) {
      if (result instanceof RangeResult.Sent(Outcome outcome, var at)) {
        switch (outcome) {
          case Outcome.Delivered delivered -> {
            if (untilDelivered && !result.equals(RangeResult.DELIVERED_BEFORE)) {
              return true;
            }
            failed = 0;
            refused = 0;
            before = 0;
          }
          case Outcome.Failed failure -> failed++;
          case Outcome.Unknown unknown -> failed++;
          case Outcome.DestinationRefused refusal -> failed++;
          case Outcome.HubRefused refusal -> failed++;
          case Outcome.ContentRefused refusal -> refused += refusal.isUnsent() ? 0 : 1;
          case Outcome.RecipientRefused refusal -> {
            return true;
          }
        }
      }
    }
    // Two are always tried, the one behind a refused one being the judge of whose fault it is.
    return failed > (tryNext ? 1 : 0) || refused >= Math.max(2, REFUSED_LIMIT - before);
  }
}
