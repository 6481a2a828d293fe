package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking.Tlp;
import io.signalbox.formats.PayloadReader.Decoded;
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
    return MispObjects.of(new ReceivedEvent(envelope, AT), AT, Tlp.AMBER, OPTIONS).objects();
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

  private static final String FOREIGN =
      """
      {"Event": {"uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0001", "info": "A campaign", "date": "2026-11-20",
        "Orgc": {"name": "Other", "uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0002"},
        "Tag": [{"name": "tlp:green"}, {"name": "misp-galaxy:tool=\\"x\\""}],
        "Attribute": [
          {"uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0003", "type": "domain|ip", "category": "Network activity",
           "value": "a.example|192.0.2.1", "to_ids": true, "comment": "c2", "x_own": [1.50],
           "timestamp": "1700000000", "Tag": [{"name": "own", "colour": "#fff"}]},
          {"type": "domain", "category": "Network activity", "value": "b.example"},
          {"type": "comment"}, 17],
        "Object": [
          {"uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0004", "name": "file", "meta-category": "file",
           "timestamp": "1700000001",
           "ObjectReference": [{"referenced_uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0003"}],
           "Attribute": [{"uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0005", "type": "filename",
             "category": "Payload delivery", "object_relation": "filename", "value": "x.exe",
             "timestamp": "1700000002", "to_ids": false}]}],
        "EventReport": [{"uuid": "5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0006", "name": "What we saw", "content": "x",
          "timestamp": "1700000003"}]}}
      """;

  @Test
  void what_came_as_misp_keeps_its_uuids_and_all_its_members() {
    JsonNode event = Events.object(FOREIGN).path("Event");
    MispParts parts =
        MispObjects.of(
            new ReceivedEvent(Events.foreign("misp", FOREIGN), AT), AT, Tlp.AMBER, OPTIONS);
    List<String> tags = List.of("misp-galaxy:tool=\"x\"", "tlp:green");

    ObjectNode first = parts.attributes().getFirst().deepCopy();
    assertThat(first.path("Tag").findValuesAsText("name"))
        .containsExactly("own", tags.get(0), tags.get(1));
    assertThat(first.path("Tag").get(0)).isEqualTo(event.at("/Attribute/0/Tag/0"));
    first.set("Tag", event.at("/Attribute/0/Tag"));
    assertThat(first).isEqualTo(event.at("/Attribute/0"));
    assertThat(parts.attributes().get(1).path("uuid").asText()).hasSize(36);
    ObjectNode object = parts.objects().getFirst().deepCopy();
    JsonNode tagged = object.at("/Attribute/0/Tag");
    assertThat(tagged.findValuesAsText("name")).containsExactlyElementsOf(tags);
    ((ObjectNode) object.at("/Attribute/0")).remove("Tag");
    assertThat(object).isEqualTo(event.at("/Object/0"));
    assertThat(parts.reports()).containsExactly((ObjectNode) event.at("/EventReport/0"));
    assertThat(parts.attributes())
        .hasSize(3)
        .last()
        .extracting(one -> one.path("value").asText(), one -> one.path("comment").asText())
        .containsExactly("5c1d3b52-3e0c-4d43-9d3b-0c0a8f0a0001", "A campaign");
  }

  @Test
  void a_misp_event_with_parts_of_both_is_read_as_the_events_of_both() {
    ObjectNode payload = Events.object(FOREIGN);
    payload
        .withObject("Event")
        .withArray("Object")
        .addAll(objects(Events.envelope("{\"source.ip\":\"192.0.2.9\",\"feed.name\":\"own\"}")));

    Decoded read = EventFormats.read(Events.foreign("misp", Json.text(payload)));

    assertThat(((Decoded.Events) read).events())
        .anySatisfy(
            event ->
                assertThat(event)
                    .isEqualTo(
                        Events.object("{\"source.ip\":\"192.0.2.9\",\"feed.name\":\"own\"}")))
        .anySatisfy(event -> assertThat(event.path("source.fqdn").asText()).isEqualTo("b.example"));
  }

  @Test
  void hostile_documents_of_misp_have_the_parts_that_can_be_read() {
    for (String text :
        List.of(
            "{\"Event\": []}",
            "{\"Event\": {\"Attribute\": {\"type\": 1}, \"Object\": \"x\", \"Tag\": 3}}",
            "{\"Event\": {\"Attribute\": [{\"type\": \"text\", \"value\": \"x\", \"Tag\":"
                + " \"no\"}]}}",
            "{\"Event\": {\"uuid\": 5, \"Object\": [{\"Attribute\": [{\"Tag\": {}}]}]}}")) {
      assertThat(objects(Events.foreign("misp", text))).as(text).isEmpty();
    }
  }

  @Test
  void what_cannot_be_read_has_no_object() {
    assertThat(objects(Events.foreign("secret", "{\"a\":1}"))).isEmpty();
  }
}
