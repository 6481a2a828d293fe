package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with what the intelmq 3.5.0 of PyPI made of the same values. */
class SanitisedEventTest {

  record Vector(String field, String sent, String has) {}

  static List<Vector> vectors() {
    return Rows.of("intelmq-sanitised.tsv").stream()
        .map(row -> new Vector(row[0], row[1], row[2]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void isWhatIntelMqMakesOfTheValue(Vector vector) throws IOException {
    JsonNode sent = Json.MAPPER.readTree(vector.sent());
    Envelope envelope = envelope(vector.field(), sent);

    JsonNode sanitised = SanitisedEvent.field(envelope, vector.field()).orElseThrow();
    if (vector.has().isEmpty()) {
      assertThat(sanitised).isEqualTo(sent);
      assertThat(EventRules.warnings(envelope)).hasSize(1);
      return;
    }
    JsonNode expected = Json.MAPPER.readTree(vector.has());
    assertThat(isSame(sanitised, expected)).as("%s is %s", sanitised, expected).isTrue();
    assertThat(SanitisedEvent.fields(envelope, any -> true).get(vector.field()))
        .isEqualTo(sanitised);
    assertThat(envelope.payload().field(vector.field())).contains(sent);
    assertThat(EventRules.warnings(envelope).stream().map(Warning::reason))
        .allMatch(reason -> reason.endsWith(EventRules.SANITISED));
    assertThat(EventRules.warnings(envelope)).hasSize(sanitised.equals(sent) ? 0 : 1);
  }

  /** The hub knows the marks of TLP 2.0, too, which IntelMQ 3.5.0 refuses. */
  @ParameterizedTest
  @MethodSource("marksOfTlp2")
  void knowsMarksOfTlp2(String sent, String mark) {
    Envelope envelope = envelope("tlp", JsonNodeFactory.instance.textNode(sent));

    assertThat(SanitisedEvent.field(envelope, "tlp").map(JsonNode::textValue)).contains(mark);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> marksOfTlp2() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of("tlp:amber+strict", "AMBER+STRICT"),
        org.junit.jupiter.params.provider.Arguments.of("TLP:CLEAR", "CLEAR"));
  }

  @Test
  void leavesFieldsThatIntelMqDoesNotKnowAndOtherFormatsAlone() throws UnreadableBody {
    Envelope bare = new EnvelopeReader().readOne("{\"extra.cc\":\"at\",\"colour\":\" red \"}");
    Envelope idea =
        new EnvelopeReader()
            .readOne("{\"format\":\"idea\",\"version\":1,\"payload\":{\"source.asn\":\"64496\"}}");

    assertThat(SanitisedEvent.fields(bare, any -> true)).isEqualTo(bare.payload().flat());
    assertThat(SanitisedEvent.fields(idea, any -> true)).isEqualTo(idea.payload().flat());
    assertThat(SanitisedEvent.fields(bare, name -> name.equals("colour"))).hasSize(1);
  }

  private static Envelope envelope(String field, JsonNode value) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.set(field, value);
    return Envelope.ofEvent(event);
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.equals(other)
        || (one.isNumber()
            && other.isNumber()
            && one.decimalValue().compareTo(other.decimalValue()) == 0);
  }
}
