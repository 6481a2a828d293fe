package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTest {
  private final EnvelopeReader reader = new EnvelopeReader();

  @ParameterizedTest
  @CsvSource({
    "RED, TLP:RED",
    "red, TLP:RED",
    "tlp: amber, TLP:AMBER",
    "AMBER+STRICT, TLP:AMBER+STRICT",
    "WHITE, TLP:CLEAR",
    "CLEAR, TLP:CLEAR",
    "GREEN, TLP:GREEN",
    "YELLOW, TLP:AMBER",
    "PURPLE, TLP:RED",
    "' ', ''"
  })
  void isReadFromTheField(String value, String text) throws UnreadableBody {
    assertThat(Marking.of(List.of(event(value, ""))).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "tlp:amber, TLP:AMBER",
    "TLP:AMBER+STRICT, TLP:AMBER+STRICT",
    "PAP:RED, PAP:RED",
    "pap:white, PAP:CLEAR",
    "tlp:purple, TLP:RED",
    "pap:purple, PAP:RED",
    "other, ''"
  })
  void isReadFromTags(String tag, String text) throws UnreadableBody {
    assertThat(Marking.of(List.of(event("", tag))).text()).isEqualTo(text);
  }

  @Test
  void isTheStrictestOfAll() throws UnreadableBody {
    assertThat(
            Marking.of(
                    List.of(event("AMBER", "pap:green"), event("GREEN", "tlp:red"), event("", "")))
                .text())
        .isEqualTo("TLP:RED PAP:GREEN");
    assertThat(Marking.of(List.of(event("", ""))).isEmpty()).isTrue();
  }

  @Test
  void isRedWhereTheFieldHoldsNoName() throws UnreadableBody {
    for (String value : List.of("[\"GREEN\"]", "{\"a\":\"GREEN\"}", "7")) {
      assertThat(
              Marking.of(of("intelmq", "{\"source.port\":1,\"tlp\":%s}".formatted(value))).text())
          .as(value)
          .isEqualTo("TLP:RED");
    }
    assertThat(Marking.of(of("intelmq", "{\"source.port\":1,\"tlp\":null}")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "misp | {\"Event\":{\"Tag\":[{\"name\":\"tlp:amber\"},{\"name\":\"PAP:GREEN\"}]}} |"
            + " TLP:AMBER PAP:GREEN",
        "stix |"
            + " {\"object_marking_refs\":[\"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed\"]}"
            + " | TLP:RED",
        "stix |"
            + " {\"object_marking_refs\":[\"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003\"]}"
            + " | TLP:AMBER+STRICT",
        "stix | {\"type\":\"marking-definition\",\"name\":\"TLP:RED\"} | ``",
        "idea | {\"TLP\":\"GREEN\"} | TLP:GREEN",
        "n6 | {\"restriction\":\"need-to-know\"} | TLP:AMBER",
        "idea | {\"Description\":\"TLP:AMBER+STRICT only for you\"} | TLP:AMBER+STRICT",
        "idea | {\"Description\":\"talks of TLP:RED\"} | ``",
      })
  void isFoundInPayloadsOfOtherFormats(String format, String payload, String text)
      throws UnreadableBody {
    assertThat(Marking.of(of(format, payload)).text()).isEqualTo(text);
  }

  private Envelope of(String format, String payload) throws UnreadableBody {
    return reader.readOne(
        """
        {"format":"%s","version":1,"type":"event",
         "meta":{"uuid":"5d3f0a9c-52e9-4a5e-9d6e-2d8b1c0a7f10"},"payload":%s}
        """
            .formatted(format, payload));
  }

  private Envelope event(String tlp, String tag) throws UnreadableBody {
    String field = tlp.isEmpty() ? "" : ",\"tlp\":\"%s\"".formatted(tlp);
    String tags = tag.isEmpty() ? "" : ",\"tags\":[\"%s\"]".formatted(tag);
    return reader.readOne(
        """
        {"format":"intelmq","version":1,"type":"event",
         "meta":{"uuid":"5d3f0a9c-52e9-4a5e-9d6e-2d8b1c0a7f10"%s},"payload":{"source.port":1%s}}
        """
            .formatted(tags, field));
  }
}
