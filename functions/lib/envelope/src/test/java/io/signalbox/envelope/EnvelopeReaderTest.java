package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvelopeReaderTest {
  private static final String UUID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeWriter writer = new EnvelopeWriter();

  @Test
  void readsTheDecidedForm() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            """
            {"format":"intelmq","version":1,"type":"event",
             "meta":{"uuid":"cert-at:%s","tags":["a"],"rtir:ticket":7},
             "payload":{"source.ip":"192.0.2.3","feed.accuracy":80.0}}
            """
                .formatted(UUID));

    assertThat(envelope.id()).isEqualTo(EnvelopeId.parse("cert-at:" + UUID));
    assertThat(envelope.id().dedupKey()).isEqualTo(new DedupKey(UUID));
    assertThat(envelope.meta().tags()).containsExactly("a");
    assertThat(Json.text(writer.write(envelope, Form.DECIDED)))
        .contains("\"feed.accuracy\":80.0", "\"rtir:ticket\":7");
  }

  @Test
  void readsTheDraftForm() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            """
            {"meta":{"version":1,"uuid":{"current":"cert_at:%s"},"type":"event","format":"intelmq"},
             "payload":{"source.ip":"127.0.0.1"}}
            """
                .formatted(UUID));

    assertThat(envelope.id().text()).isEqualTo("cert_at:" + UUID);
    assertThat(envelope.payload().text("source.ip")).hasValue("127.0.0.1");
  }

  @Test
  void givesABareEventTheSameIdFlatOrInObjects() throws UnreadableBody {
    Envelope flat = reader.readOne("{\"source.ip\":\"192.0.2.3\",\"extra.a\":80.0}");
    Envelope nested = reader.readOne("{\"extra\":{\"a\":80},\"source\":{\"ip\":\"192.0.2.3\"}}");

    assertThat(flat.id()).isEqualTo(nested.id());
    assertThat(flat.bodyHash()).isEqualTo(nested.bodyHash());
  }

  @Test
  void the_replacement_character_is_taken_from_who_sent_it() throws UnreadableBody {
    Envelope envelope = new EnvelopeReader().readOne("{\"comment\":\"\uFFFD\"}");

    assertThat(envelope.payload().text("comment")).contains("\uFFFD");
  }
}
