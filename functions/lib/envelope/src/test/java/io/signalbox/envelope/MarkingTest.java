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
    "PURPLE, ''"
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
    "tlp:purple, ''",
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
