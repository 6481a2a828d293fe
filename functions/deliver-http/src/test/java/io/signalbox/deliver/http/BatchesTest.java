package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.HttpOptions.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final Destinations DESTINATION = Destinations.at("https://soc.example/in");

  @Test
  void oneAtATimeUnlessTheDestinationTakesBatches() {
    assertThat(cut(DESTINATION, StoredEnvelopes.events(3))).containsExactly(1, 1, 1);
  }

  @Test
  void upToTheBatchOfTheDestination() {
    var destination = DESTINATION.batches(3, Encoding.ARRAY);
    assertThat(cut(destination, StoredEnvelopes.events(1))).containsExactly(1);
    assertThat(cut(destination, StoredEnvelopes.events(3))).containsExactly(3);
    assertThat(cut(destination, StoredEnvelopes.events(7))).containsExactly(3, 3, 1);
  }

  @Test
  void noBodyGrowsOverItsLimit() {
    var large = StoredEnvelopes.event(1, "x".repeat(Batches.BODY_BYTES_MOST * 2 / 5));
    var huge = StoredEnvelopes.event(2, "x".repeat(Batches.BODY_BYTES_MOST + 1));
    var small = StoredEnvelopes.event(3, "x");
    var destination = DESTINATION.batches(100, Encoding.NDJSON);
    assertThat(cut(destination, List.of(large, large, large, small))).containsExactly(2, 2);
    assertThat(cut(destination, List.of(small, huge, small, small))).containsExactly(1, 1, 2);
  }

  @Test
  void whatTheFormatCannotHoldIsByItself() {
    var destination = DESTINATION.format(DataFormat.STIX).batches(9, Encoding.ARRAY);
    var bad = StoredEnvelopes.without(7, "source.ip");
    var good = StoredEnvelopes.event(1, "x");
    assertThat(cut(destination, List.of(good, good, bad, bad, good))).containsExactly(2, 1, 1, 1);
  }

  private static List<Integer> cut(Destinations destination, List<StoredEnvelope> waiting) {
    var made = destination.destination();
    return Batches.cut(
        made.options(HttpOptions.class).batch(), StoredEnvelopes.conversions(made, waiting));
  }
}
