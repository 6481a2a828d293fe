package io.signalbox.simulation.check;

import io.signalbox.feeds.Located;
import io.signalbox.simulation.check.Violations.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When what lies in feeds arrived first.
 *
 * @param byEntry empty for what has not arrived
 */
public record Arrivals(Map<Located, Optional<Instant>> byEntry) {

  /** All of it arrived soon after it was put there. */
  public void checkPromptness(Duration within, Violations violations) {
    byEntry.forEach(
        (located, arrival) -> {
          Instant at = located.entry().at();
          violations.require(
              arrival.isPresent() && !arrival.get().isAfter(at.plus(within)),
              Promise.ONE_DELAYS_NO_OTHER,
              located.entry().key() + " was there at " + at + " and arrived at " + arrival);
        });
  }

  /** How long each entry took that arrived. */
  public List<Duration> waits() {
    return byEntry.entrySet().stream()
        .flatMap(
            one ->
                one.getValue().stream()
                    .map(arrival -> Duration.between(one.getKey().entry().at(), arrival)))
        .sorted()
        .toList();
  }
}
