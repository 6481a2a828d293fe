package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.store.telemetry.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what became of batches, by delivery method: the envelopes that were {@code Delivered}, the
 * tries that {@code Failed}, and those whose content was {@code Refused}, the deliveries {@code
 * SetAside}. Readers that were given up, and destinations that the hub paused, are counted as
 * {@code Paused} for the hub as a whole, for an alarm to watch.
 */
final class DeliveryMetrics {
  private final Metrics metrics;
  private final Map<String, String> dimensions;

  DeliveryMetrics(Metrics metrics, DeliveryMethod method) {
    this.metrics = metrics;
    this.dimensions = Map.of("Method", method.name());
  }

  /** The hub has paused a destination. */
  void countPause() {
    metrics.count("Paused", 1);
  }

  /** Envelopes were withheld, for they are marked above their destination's ceiling. */
  void countWithheld(int envelopes) {
    if (envelopes > 0) {
      metrics.count(dimensions, Map.of("Withheld", (long) envelopes));
    }
  }

  void count(
      List<Delivery> deliveries, List<RangeResult> results, ReaderTransition.Settled settled) {
    Map<String, Long> counts = new HashMap<>();
    counts.put("SetAside", (long) settled.aside().size());
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof RangeResult.Sent(Outcome outcome, var at)) {
        switch (outcome) {
          case Outcome.Delivered delivered -> {
            int refused = delivered.refused().size();
            counts.merge(
                "Delivered", (long) deliveries.get(i).envelopes().size() - refused, Long::sum);
            if (refused > 0) {
              counts.merge("Refused", (long) refused, Long::sum);
            }
          }
          case Outcome.ContentRefused refused -> counts.merge("Refused", 1L, Long::sum);
          case Outcome.RecipientRefused refused -> counts.merge("Failed", 1L, Long::sum);
          case Outcome.DestinationRefused refused -> counts.merge("Failed", 1L, Long::sum);
          case Outcome.HubRefused refused -> counts.merge("Failed", 1L, Long::sum);
          case Outcome.Failed failed -> counts.merge("Failed", 1L, Long::sum);
          case Outcome.Unknown unknown -> counts.merge("Failed", 1L, Long::sum);
        }
      }
    }
    metrics.count(dimensions, counts);
    metrics.count("Paused", settled.next().isPaused() ? 1 : 0);
  }
}
