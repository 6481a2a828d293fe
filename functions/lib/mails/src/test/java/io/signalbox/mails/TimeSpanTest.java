package io.signalbox.mails;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSpanTest {
  @Test
  void timesThatNobodyCanReadAreLeftOut() throws UnreadableBody {
    TimeSpan span =
        TimeSpan.of(
                events(
                    "-999999999-01-01T00:00:00+18:00",
                    "2026-11-22T09:00:00+00:00",
                    "2026-11-22 10:00:00",
                    "+999999999-12-31T23:59:59-18:00"))
            .orElseThrow();

    assertThat(TimeSpan.text(span.first())).isEqualTo("2026-11-22 09:00:00");
    assertThat(TimeSpan.text(span.last())).isEqualTo("2026-11-22 10:00:00");
    assertThat(TimeSpan.of(events("-999999999-01-01T00:00:00+18:00"))).isEmpty();
  }

  private static List<StoredEnvelope> events(String... times) throws UnreadableBody {
    List<StoredEnvelope> events = new ArrayList<>();
    for (String time : times) {
      Envelope envelope = new EnvelopeReader().readOne("{\"time.source\":\"%s\"}".formatted(time));
      EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
      events.add(new StoredEnvelope(key, envelope, "cert-at", Instant.EPOCH));
    }
    return events;
  }
}
