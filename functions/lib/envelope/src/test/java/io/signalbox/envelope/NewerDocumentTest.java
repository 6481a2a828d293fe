package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is understood of an envelope of a newer version. */
class NewerDocumentTest {
  private static final String ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";
  private static final String PARENT = "0b41a0c4-7f10-4d4c-8f0e-7e1f4f3f2a11";

  private final EnvelopeReader reader = new EnvelopeReader();

  @Test
  void its_ids_and_its_protocol_are_understood_in_the_decided_form() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            """
            {"version":9,"format":"idea","type":"alert","new":1,
             "meta":{"uuid":"%s","signalbox:parent":"%s","signalbox:path":"!a","tags":["x"]},"payload":{"a":1}}
            """
                .formatted(ID, PARENT));

    assertThat(envelope.id().text()).isEqualTo(ID);
    assertThat(envelope.parent().orElseThrow().text()).isEqualTo(PARENT);
    assertThat(envelope.path().text()).isEqualTo("!a");
    assertThat(envelope.protocol()).isEqualTo(new Protocol(9, "idea", "alert"));
    assertThat(envelope.meta().members()).hasToString("{\"tags\":[\"x\"]}");
    assertThat(envelope.meta().sharedBeside()).hasToString("{\"new\":1}");
    assertThat(envelope.payload().json()).hasToString("{\"a\":1}");
  }

  @Test
  void its_ids_and_its_protocol_are_understood_in_the_draft_form() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            """
            {"meta":{"version":9,"format":"idea","type":"alert","uuid":{"current":"%s","parent":"%s"}},"payload":{"a":1}}
            """
                .formatted(ID, PARENT));

    assertThat(envelope.id().text()).isEqualTo(ID);
    assertThat(envelope.parent().orElseThrow().text()).isEqualTo(PARENT);
    assertThat(envelope.protocol()).isEqualTo(new Protocol(9, "idea", "alert"));
    assertThat(envelope.meta().members()).isEmpty();
  }

  @Test
  void what_is_newer_than_an_id_or_a_path_stays_where_it_is() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            "{\"version\":9,\"meta\":{\"uuid\":\"new kind\",\"signalbox:path\":\"new\"},"
                + "\"payload\":{\"a\":1}}");

    assertThat(envelope.path()).isEqualTo(Path.EMPTY);
    assertThat(envelope.parent()).isEmpty();
    assertThat(envelope.meta().members()).hasToString("{\"uuid\":\"new kind\"}");
    assertThat(
            reader.readOne("{\"version\":9,\"meta\":{\"signalbox:path\":7},\"payload\":{}}").path())
        .isEqualTo(Path.EMPTY);
  }

  @Test
  void it_is_not_its_own_parent() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            "{\"version\":9,\"meta\":{\"uuid\":\"%s\",\"signalbox:parent\":\"a:%s\"},\"payload\":{\"a\":1}}"
                .formatted(ID, ID));

    assertThat(envelope.parent()).isEmpty();
  }

  @Test
  void it_is_written_with_the_path_where_that_lay() throws UnreadableBody {
    EnvelopeWriter writer = new EnvelopeWriter();
    Envelope inMeta = reader.readOne("{\"version\":9,\"meta\":{\"x\":1},\"payload\":{\"a\":1}}");
    Envelope beside = reader.readOne("{\"version\":9,\"meta\":7,\"payload\":{\"a\":1}}");

    assertThat(writer.write(inMeta.withPathThrough("b"), Form.DECIDED))
        .hasToString(
            "{\"version\":9,\"meta\":{\"x\":1,\"signalbox:path\":\"!b\"},\"payload\":{\"a\":1}}");
    assertThat(writer.write(beside.withPathThrough("b"), Form.DRAFT))
        .hasToString("{\"version\":9,\"meta\":7,\"payload\":{\"a\":1},\"signalbox:path\":\"!b\"}");
    assertThat(writer.write(inMeta, Form.BARE).path("extra.a").asInt()).isEqualTo(1);
  }
}
