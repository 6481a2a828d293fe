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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"TLP\":\"RED\"} | TLP:RED",
        "{\"extra.tlp\":\"GREEN\"} | TLP:GREEN",
        "{\"extra\":{\"Tlp\":\"tlp:green\"}} | TLP:GREEN",
        "{\"extra.pap\":\"RED\"} | PAP:RED",
        "{\"extra\":{\"pap\":\"GREEN\",\"tlp\":\"GREEN\"}} | TLP:GREEN PAP:GREEN",
        "{\"extra\":\"{\\\"tlp\\\":\\\"RED\\\"}\"} | TLP:RED",
        "{\"extra\":\"{tlp: RED\"} | ``",
        "{\"extra.pap\":[\"GREEN\"]} | PAP:RED",
        "{\"extra.pap\":null,\"extra.pap_count\":3} | ``",
      })
  void isReadFromFieldsInWhateverWayTheyAreWritten(String payload, String text)
      throws UnreadableBody {
    assertThat(Marking.of(of("intelmq", payload)).text()).isEqualTo(text);
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
        "idea | {\"TLP\":[\"GREEN\",\"AMBER\"]} | TLP:AMBER",
        "csaf | {\"document\":{\"distribution\":{\"tlp\":{\"label\":\"GREEN\","
            + "\"url\":\"https://www.first.org/tlp/\"}}}} | TLP:GREEN",
        "other | {\"tlp\":{\"level\":\"GREEN\"}} | TLP:RED",
        "n6 | {\"restriction\":\"need-to-know\"} | TLP:AMBER",
        "idea | {\"Description\":\"TLP:AMBER+STRICT only for you\"} | TLP:AMBER+STRICT",
        "idea | {\"Description\":\"talks of TLP:RED\"} | ``",
      })
  void isFoundInPayloadsOfOtherFormats(String format, String payload, String text)
      throws UnreadableBody {
    assertThat(Marking.of(of(format, payload)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"red\"} | TLP:RED",
        "\"definition_type\":\"statement\",\"name\":\"TLP:AMBER+STRICT\" | TLP:AMBER+STRICT",
        "\"extensions\":{\"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d\":"
            + "{\"extension_type\":\"property-extension\",\"tlp_2_0\":\"green\"}} | TLP:GREEN",
        "\"definition_type\":\"PAP\",\"name\":\"PAP:RED\" | PAP:RED",
        "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"(c) us\"} | ``",
      })
  void isWhatADefinitionInTheSameBundleSaysWhereAnObjectRefersToIt(String definition, String text)
      throws UnreadableBody {
    String id = "marking-definition--826578e1-40ad-459f-bc73-ede076f81f37";
    String bundle =
        """
        {"type":"bundle","objects":[
          {"type":"indicator","object_marking_refs":[%s]},
          {"type":"marking-definition","id":"%s","object_marking_refs":["%s"],%s}]}
        """;

    assertThat(
            Marking.of(of("stix", bundle.formatted("\"" + id + "\"", id, id, definition))).text())
        .isEqualTo(text);
    assertThat(Marking.of(of("stix", bundle.formatted("", id, id, definition))).isEmpty()).isTrue();
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
