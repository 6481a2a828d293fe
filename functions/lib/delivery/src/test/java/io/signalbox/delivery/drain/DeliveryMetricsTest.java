package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Reader READER = Reader.following(TestHub.READER, Group.NONE, Position.START);

  private final Map<String, Long> counted = new HashMap<>();
  private final DeliveryMetrics tally =
      new DeliveryMetrics(
          (dimensions, counts) ->
              counts.forEach((name, count) -> counted.put(dimensions + name, count)),
          new HttpMethod());

  @Test
  void whatFailsIsCountedByItsMethodAndWhatIsGivenUpForTheWholeHub() {
    RangeResult refused = new RangeResult.Sent(new Outcome.ContentRefused("no"), NOW);
    RangeResult failed =
        new RangeResult.Sent(new Outcome.Failed("later", Optional.of(Duration.ofHours(1))), NOW);
    tally.count(
        List.of(),
        List.of(refused, failed, new RangeResult.NotSent()),
        new ReaderTransition.Settled(
            READER.paused("gone", NOW), List.of(READER), ReaderTransition.Finding.FINE));

    assertThat(counted)
        .isEqualTo(
            Map.of(
                "{Method=http}SetAside", 1L,
                "{Method=http}Refused", 1L,
                "{Method=http}Failed", 1L,
                "{}Paused", 1L));
  }
}
