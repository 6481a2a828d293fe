package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StixFormatTest {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example"));
  private static final EventFormat STIX = EventFormats.named("stix").orElseThrow();

  @Test
  void theSameEventsAreTheSameBytesAndShareWhatTheyShare() throws IOException {
    List<Envelope> two =
        List.of(
            Events.envelope("{\"source.ip\":\"192.0.2.3\",\"tlp\":\"AMBER\"}"),
            Envelope.ofEvent(
                Events.object(
                    "{\"source.ip\":\"192.0.2.3\",\"tlp\":\"AMBER\",\"comment\":\"2\"}")));
    String bundle = bundle(two);

    assertThat(bundle(two)).isEqualTo(bundle);
    ObjectNode read = Events.object(bundle);
    assertThat(read.path("objects").valueStream().map(object -> object.path("type").asText()))
        .containsExactly("identity", "marking-definition", "ipv4-addr", "indicator", "indicator");
    assertThat(read.at("/objects/3/id").asText()).isEqualTo("indicator--" + Events.ID);
    assertThat(read.at("/objects/3/pattern").asText()).isEqualTo("[ipv4-addr:value = '192.0.2.3']");
    assertThat(bundle(two.subList(0, 1))).doesNotContain(read.path("id").asText());
  }

  @Test
  void aBundleOfNothingIsStillOne() throws IOException {
    assertThat(Events.object(bundle(List.of())).path("objects").isEmpty()).isTrue();
  }

  @Test
  void anEventWithNothingToLookForIsNotWritten() {
    assertThat(STIX.write(received(Events.envelope("{\"comment\":\"x\"}")), OPTIONS))
        .isInstanceOf(Conversion.CannotBeWritten.class);
  }

  private static String bundle(List<Envelope> envelopes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (EventBody body = STIX.open(Layout.WHOLE, OPTIONS, out)) {
      for (Envelope envelope : envelopes) {
        body.add((Conversion.Written) STIX.write(received(envelope), OPTIONS));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ReceivedEvent received(Envelope envelope) {
    return new ReceivedEvent(envelope, Instant.parse("2026-11-28T12:00:00Z"));
  }
}
