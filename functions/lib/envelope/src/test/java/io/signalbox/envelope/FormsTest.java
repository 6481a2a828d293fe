package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  private static final String UUID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeWriter writer = new EnvelopeWriter();

  @Test
  void keepsMetaThatItDoesNotKnowUntouchedAndInOrder() throws UnreadableBody {
    String decided =
        "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{\"uuid\":\"%s\",\"z:z\":[1.50,{\"b\":null,\"a\":80.0}],\"a:a\":\"RT#1\",\"tags\":[\"x\"]},\"payload\":{\"source.ip\":\"192.0.2.3\",\"feed.accuracy\":80.0,\"extra.n\":1.10},\"signature\":\"s\"}"
            .formatted(UUID);

    assertThat(Json.text(writer.write(reader.readOne(decided), Form.DECIDED))).isEqualTo(decided);
  }

  @Test
  void keepsWhatADraftSaysBesideItsIds() throws UnreadableBody {
    String draft =
        "{\"meta\":{\"version\":1,\"uuid\":{\"current\":\"a:%s\",\"root\":\"x\"},\"type\":\"event\",\"format\":\"n6\",\"k:k\":1},\"payload\":{\"id\":\"1\"}}"
            .formatted(UUID);
    Envelope envelope = reader.readOne(draft);

    assertThat(Json.text(writer.write(envelope, Form.DRAFT))).isEqualTo(draft);
    assertThat(reader.readOne(Json.text(writer.write(envelope, Form.DECIDED)))).isEqualTo(envelope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":\"intelmq\",\"version\":2,\"type\":\"event\",\"meta\":{\"uuid\":\"72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b\"},\"payload\":{\"a\":1},\"new\":[1.0]}",
        "{\"meta\":{\"version\":7,\"uuid\":{\"current\":\"x:72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b\",\"all\":[]}},\"payload\":[\"not"
            + " an object\"]}",
        "{\"version\":2,\"meta\":[\"not an object\"],\"payload\":{}}",
        "{\"version\":2,\"meta\":{\"uuid\":[\"no text\"]},\"payload\":{\"a\":1}}"
      })
  void passesANewerVersionOnAsItCame(String document) throws UnreadableBody {
    Envelope envelope = reader.readOne(document);
    Envelope further = envelope.withPathThrough("hub-a");

    assertThat(envelope.protocol().isNewer()).isTrue();
    assertThat(envelope.isTagUpdate()).isFalse();
    assertThat(Json.text(writer.write(envelope, Form.DECIDED))).isEqualTo(document);
    assertThat(Json.text(writer.write(envelope, Form.DRAFT))).isEqualTo(document);
    assertThat(reader.readOne(Json.text(writer.write(further, Form.DECIDED)))).isEqualTo(further);
    EnvelopeCodec codec = new EnvelopeCodec();
    assertThat(codec.decode(codec.encode(further, Coding.DEFLATED))).isEqualTo(further);
    assertThat(further.bodyHash()).isEqualTo(envelope.bodyHash());
  }

  @Test
  void understandsOlderAndMissingVersions() throws UnreadableBody {
    Envelope first = reader.readOne("{\"version\":0,\"payload\":{\"source.asn\":1}}");
    Envelope second = reader.readOne("{\"payload\":{\"source.asn\":1}}");

    assertThat(first.protocol()).isEqualTo(Protocol.INTELMQ_EVENT);
    assertThat(first).isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"DECIDED", "DRAFT"})
  void writesATagUpdateWithoutPayload(Form form) throws UnreadableBody {
    Envelope update =
        reader
            .readOne(
                "{\"meta\":{\"uuid\":\"%s\",\"tags\":[\"x\"]},\"payload\":{\"source.asn\":1}}"
                    .formatted(UUID))
            .asTagUpdate(1);
    Envelope read = reader.readOne(Json.text(writer.write(update, form)));

    assertThat(read.isTagUpdate()).isTrue();
    assertThat(read.meta().tags()).containsExactly("x");
  }

  @Test
  void readsTheTypeOfAFlatEventAndWritesIt() throws UnreadableBody {
    Envelope report = reader.readOne("{\"__type\":\"Report\",\"raw\":\"Zm9v\"}");

    assertThat(report.protocol().type()).isEqualTo("report");
    assertThat(report.payload().json().has("__type")).isFalse();
    assertThat(writer.write(report, Form.BARE).path("__type").asText()).isEqualTo("Report");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "Report", "eveNT", "EVENT", "ünder", "Ünder", "ßx", "r", "1A"})
  void aTypeIsTheSameInEachForm(String type) throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            "{\"format\":\"intelmq\",\"type\":\"%s\",\"payload\":{\"raw\":\"Zm9v\"}}"
                .formatted(type));

    for (Form form : Form.values()) {
      Envelope again = reader.readOne(Json.text(writer.write(envelope, form)));
      assertThat(again.protocol()).isEqualTo(envelope.protocol());
      assertThat(again.contentHash()).isEqualTo(envelope.contentHash());
    }
  }

  @Test
  void onlyACapitalAtTheBeginningMakesNoOtherType() throws UnreadableBody {
    String document = "{\"type\":\"%s\",\"meta\":{},\"payload\":{\"raw\":\"Zm9v\"}}";

    assertThat(reader.readOne(document.formatted("Event")).protocol().type()).isEqualTo("event");
    assertThat(reader.readOne(document.formatted("EVENT")).protocol().type()).isEqualTo("EVENT");
  }

  @Test
  void movesWhatAnOlderIntelMqRefusesBelowExtra() throws UnreadableBody {
    Envelope envelope =
        reader.readOne(
            """
            {"extra.signalbox_id":"%s","source":{"ip":"192.0.2.3"},"severity":"high","product.name":"x",
             "extra.severity":"low","colour":"red","tlp":"AMBER+STRICT","extra.list":[1]}
            """
                .formatted(UUID));

    assertThat(Json.text(writer.write(envelope, Form.BARE, IntelMqVersion.parse("3.3"), false)))
        .isEqualTo(
            "{\"source.ip\":\"192.0.2.3\",\"extra.severity_\":\"high\",\"extra.product.name\":\"x\",\"extra.severity\":\"low\",\"extra.colour\":\"red\",\"tlp\":\"RED\",\"extra.list\":[1],\"extra.signalbox_id\":\"%s\"}"
                .formatted(UUID));
    assertThat(writer.write(envelope, Form.BARE).has("severity")).isTrue();
    assertThat(
            writer
                .write(envelope, Form.DECIDED, IntelMqVersion.parse("3.3"), true)
                .at("/payload/extra/colour")
                .asText())
        .isEqualTo("red");
  }

  @Test
  void nestsWhatCanBeNestedAndLeavesTheRest() throws UnreadableBody {
    Envelope envelope = reader.readOne("{\"extra\":\"text\",\"extra.a\":1,\"source.ip\":\"::1\"}");

    assertThat(Json.text(envelope.payload().nested()))
        .isEqualTo("{\"extra\":\"text\",\"extra.a\":1,\"source\":{\"ip\":\"::1\"}}");
    assertThat(envelope.payload().text("extra.a")).hasValue("1");
    assertThat(reader.readOne("{\"extra\":{\"a\":{\"b\":1}}}").payload().text("extra.a.b"))
        .hasValue("1");
  }
}
