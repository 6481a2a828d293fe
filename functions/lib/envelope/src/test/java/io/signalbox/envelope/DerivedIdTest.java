package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DerivedIdTest {
  private final EnvelopeReader reader = new EnvelopeReader();

  /** The vectors were computed by another program, with Python's uuid module. */
  @TestFactory
  Stream<DynamicTest> derivesWhatAnotherInstanceDerives() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            DerivedIdTest.class.getResourceAsStream("derived-id-vectors.json"))) {
      JsonNode vectors = Json.MAPPER.readTree(stream);
      assertThat(vectors).hasSizeGreaterThan(5);
      return StreamSupport.stream(vectors.spliterator(), false)
          .map(
              vector -> DynamicTest.dynamicTest(vector.path("what").asText(), () -> holds(vector)));
    }
  }

  private void holds(JsonNode vector) throws UnreadableBody {
    Envelope envelope = reader.readOne(vector.path("event").asText());

    assertThat(StandardCharsets.UTF_8.decode(Canonical.eventForm(envelope.payload())).toString())
        .isEqualTo(vector.path("canonical").asText());
    assertThat(envelope.id().text()).isEqualTo(vector.path("id").asText());
  }

  @Test
  void anEnvelopeWhoseIdIsAPathGetsTheIdOfItsContent() throws UnreadableBody {
    Envelope bare = reader.readOne("{\"source.ip\":\"192.0.2.3\"}");
    Envelope draft =
        reader.readOne(
            """
            {"meta":{"version":1,"uuid":{"current":"!cert-at!cert-ee"},"type":"event","format":"intelmq"},
             "payload":{"source.ip":"192.0.2.3"}}
            """);

    assertThat(draft.id()).isEqualTo(bare.id());
    assertThat(draft.path()).isEqualTo(Path.parse("!cert-at!cert-ee"));
  }

  @Test
  void neverTakesTwoLargeIntegersForOne() throws UnreadableBody {
    assertThat(reader.readOne("{\"extra.id\":9007199254740993}").id())
        .isNotEqualTo(reader.readOne("{\"extra.id\":9007199254740992}").id());
  }
}
