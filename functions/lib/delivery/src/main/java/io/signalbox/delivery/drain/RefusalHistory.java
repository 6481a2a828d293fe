package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process knows of each destination's refusals: whether it took something, and how much
 * content it refused since. A refusal of content is believed where the same destination takes
 * something else; where it does not, the destination may have changed, or a refusal of the account
 * may look like one of the content.
 */
final class RefusalHistory {

  /** What is known of a destination. */
  enum Evidence {
    /** It took something, and fewer than the limit were refused since. */
    TAKES_OTHERS,
    /** Nothing was seen to be taken yet, and fewer than the limit were refused. */
    NOT_KNOWN,
    /** As many were refused in a row as the limit. */
    REFUSES_ALL
  }

  private record Seen(boolean hasTaken, int refusedInRow) {}

  private static final Seen NOTHING = new Seen(false, 0);

  private final Map<String, Seen> destinations = new ConcurrentHashMap<>();

  /** Adds the results of a batch, and tells what is known then. */
  Evidence add(String destination, List<RangeResult> results) {
    Seen seen =
        destinations.merge(destination, after(NOTHING, results), (old, _) -> after(old, results));
    if (seen.refusedInRow() >= StopRule.REFUSED_LIMIT) {
      return Evidence.REFUSES_ALL;
    }
    return seen.hasTaken() ? Evidence.TAKES_OTHERS : Evidence.NOT_KNOWN;
  }

  private static Seen after(Seen before, List<RangeResult> results) {
    boolean hasTaken = before.hasTaken();
    int refused = before.refusedInRow();
    for (RangeResult result : results) {
      if (result instanceof RangeResult.Sent(Outcome outcome, var at)) {
        if (outcome instanceof Outcome.Delivered) {
          hasTaken = true;
          refused = 0;
        } else if (outcome instanceof Outcome.ContentRefused(var answer, boolean isUnsent)
            && !isUnsent) {
          refused++;
        }
      }
    }
    return new Seen(hasTaken, refused);
  }
}
