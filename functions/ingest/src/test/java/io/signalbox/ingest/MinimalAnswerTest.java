package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingest.Hub.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MinimalAnswerTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void tellsWhoWantsLittleOnlyWhatItDoesNotTake() {
    Answered answer =
        hub.post(
            "cert-at",
            Map.of("Content-Type", "application/json", "Prefer", "respond-async, return=minimal"),
            "[{\"source.asn\":1},{\"source.asn\":2},{\"extra.signalbox_id\":\"no id\"}]"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(answer.count("accepted")).isEqualTo(2);
    assertThat(answer.item(0).path("index").asInt()).isEqualTo(2);
    assertThat(answer.item(1).isMissingNode()).isTrue();
  }
}
