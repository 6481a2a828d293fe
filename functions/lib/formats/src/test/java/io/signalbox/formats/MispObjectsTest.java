package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Envelopes as objects of a MISP event, and back. */
class MispObjectsTest {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example"));
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00.999Z");

  private static List<ObjectNode> objects(Envelope envelope) {
    return MispObjects.of(new ReceivedEvent(envelope, AT), AT, Tlp.AMBER, OPTIONS);
  }

  private static JsonNode attribute(ObjectNode object, String relation) {
    return object
        .path("Attribute")
        .valueStream()
        .filter(one -> one.path("object_relation").asText().equals(relation))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_event_is_an_object_with_the_attributes_and_ids_of_the_format_misp() {
    Envelope envelope =
        Events.envelope("{\"source.ip\":\"192.0.2.3\",\"classification.type\":\"c2-server\"}");
    JsonNode event =
        Json.read(
                new String(
                    ((Conversion.Written)
                            EventFormats.write(
                                new MispFormat(), new ReceivedEvent(envelope, AT), OPTIONS))
                        .parts()
                        .getFirst(),
                    StandardCharsets.UTF_8))
            .orElseThrow()
            .path("Event");
    ObjectNode object = objects(envelope).getFirst();

    assertThat(object.path("uuid")).isEqualTo(event.path("uuid"));
    assertThat(object.path("Attribute").findValuesAsText("uuid"))
        .isEqualTo(event.path("Attribute").findValuesAsText("uuid"));
    JsonNode address = attribute(object, "source.ip");
    assertThat(address.path("type").asText()).isEqualTo("ip-src");
    assertThat(address.path("timestamp").asText()).isEqualTo(Long.toString(AT.getEpochSecond()));
    assertThat(address.path("Tag").findValuesAsText("name"))
        .containsExactly("tlp:amber", "rsit:malicious-code=\"c2-server\"");
  }

  @Test
  void the_mark_is_the_strictest_that_the_envelope_bears() {
    Envelope envelope =
        Events.envelope("{\"tags\":[\"tlp:red\"]}", "{\"source.ip\":\"192.0.2.3\"}");

    assertThat(attribute(objects(envelope).getFirst(), "source.ip").path("Tag").get(0).path("name"))
        .hasToString("\"tlp:red\"");
  }

  @Test
  void types_that_the_taxonomy_lacks_are_other() {
    assertThat(RsitTag.of("tor")).isEqualTo("rsit:other=\"other\"");
    assertThat(RsitTag.of("no-such-type")).isEqualTo("rsit:other=\"other\"");
    assertThat(RsitTag.of("undetermined")).isEqualTo("rsit:other=\"undetermined\"");
    assertThat(RsitTag.type("rsit:vulnerable=\"weak-crypto\"")).contains("weak-crypto");
    assertThat(RsitTag.type("rsit:fraud=\"weak-crypto\"")).isEmpty();
  }

  @Test
  void a_value_is_cut_between_characters_where_misp_would_cut_it() {
    String value = "x" + "é".repeat(MispObjects.VALUE_BYTES);
    JsonNode cut =
        attribute(objects(Events.envelope("{\"raw\":\"" + value + "\"}")).getFirst(), "raw");

    assertThat(cut.path("value").asText()).isEqualTo(value.substring(0, 1 + 32_767));
    assertThat(cut.path("comment").asText()).endsWith("(cut)");
  }

  @Test
  void a_misp_event_of_objects_is_read_as_the_events_that_they_were() {
    ObjectNode payload = Events.object("{\"Event\":{\"info\":\"x\",\"Object\":[]}}");
    List<String> events =
        List.of(
            "{\"source.ip\":\"192.0.2.3\",\"source.port\":25,\"extra.list\":[1,\"a\"]}",
            "{\"source.ip\":\"192.0.2.4\",\"classification.type\":\"scanner\"}");
    events.forEach(
        event ->
            payload
                .withObject("Event")
                .withArray("Object")
                .addAll(objects(Events.envelope(event))));

    Conversion read =
        EventFormats.write(
            EventFormats.named("json").orElseThrow(),
            new ReceivedEvent(Events.foreign("misp", Json.text(payload)), AT),
            OPTIONS.withForm(Form.BARE));

    assertThat(((Conversion.Written) read).parts())
        .extracting(part -> new String(part, StandardCharsets.UTF_8))
        .zipSatisfy(
            events,
            (one, event) -> assertThat(one).startsWith(event.substring(0, event.length() - 1)));
  }

  @Test
  void an_event_that_came_as_misp_is_an_object_for_each_of_its_indicators() {
    Envelope misp =
        Events.foreign(
            "misp",
            "{\"info\":\"x\",\"Attribute\":[{\"type\":\"ip-src\",\"value\":\"192.0.2.1\"},{\"type\":\"domain\",\"value\":\"a.example\"}]}");

    assertThat(objects(misp))
        .hasSize(2)
        .extracting(object -> object.path("uuid").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void what_cannot_be_read_has_no_object() {
    assertThat(objects(Events.foreign("secret", "{\"a\":1}"))).isEmpty();
  }
}
