package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bare form, which has no tags, says of marks. */
class TagMarksTest {
  private static final String ID = "6f1ed002-ab55-4ea4-8c4f-0b5a3b8a5b11";

  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeWriter writer = new EnvelopeWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tlp:red | {} | {'tlp':'RED'}",
        "TLP:WHITE | {} | {'tlp':'WHITE'}",
        "tlp:amber+strict | {} | {'tlp':'RED'}",
        "tlp:purple | {} | {'tlp':'RED'}",
        "tlp:red | {'tlp':'GREEN'} | {'tlp':'RED'}",
        "tlp:red | {'TLP':'GREEN'} | {'tlp':'RED'}",
        "tlp:red | {'extra.tlp':'GREEN'} | {'tlp':'RED'}",
        "tlp:red | {'extra':{'tlp':'GREEN'}} | {'tlp':'RED'}",
        "tlp:green | {'tlp':'RED'} | {'tlp':'RED'}",
        "pap:red | {} | {'extra.pap':'RED'}",
        "pap:red | {'extra.pap':'GREEN','tlp':'GREEN'} | {'tlp':'GREEN','extra.pap':'RED'}",
        "pap:green | {'extra.pap':'RED'} | {'extra.pap':'RED'}",
        "seen | {} | {}",
      })
  void theStrictestIsAFieldOfTheEvent(String tag, String fields, String expected)
      throws UnreadableBody {
    Envelope envelope = envelope(tag, fields);

    assertThat(marks(envelope, IntelMqVersion.LATEST)).isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void anOlderIntelMqFindsItInExtra() throws UnreadableBody {
    Envelope envelope = envelope("tlp:red", "{'extra.tlp':'GREEN'}");

    assertThat(marks(envelope, IntelMqVersion.parse("2.3"))).isEqualTo("{\"extra.tlp\":\"RED\"}");
  }

  @ParameterizedTest
  @CsvSource({"tlp:red, tlp:red", "tlp:red, tlp:green", "pap:red, pap:red", "seen, tlp:red"})
  void whoeverReadsItFindsTheSameMarksAndTheSameContent(String tag, String other)
      throws UnreadableBody {
    Envelope envelope = envelope(tag + "\",\"" + other, "{'source.port':80}");

    Envelope bare = reader.readOne(Json.text(writer.write(envelope, Form.BARE)));

    assertThat(Marking.of(bare)).isEqualTo(Marking.of(envelope));
    assertThat(bare.contentHash()).isEqualTo(envelope.contentHash());
  }

  @Test
  void theOtherFormsHaveThePayloadAsItCame() throws UnreadableBody {
    ObjectNode decided = writer.write(envelope("tlp:red", "{}"), Form.DECIDED);

    assertThat(Json.text(decided.path("payload"))).isEqualTo("{\"source.ip\":\"192.0.2.3\"}");
  }

  @Test
  void anotherTagMakesNoOtherBody() throws UnreadableBody {
    assertThat(envelope("tlp:red", "{}").bodyHash())
        .isEqualTo(envelope("tlp:green", "{}").bodyHash());
  }

  private Envelope envelope(String tags, String fields) throws UnreadableBody {
    String event =
        fields.equals("{}")
            ? "{'source.ip':'192.0.2.3'}"
            : fields.replaceFirst("\\{", "{'source.ip':'192.0.2.3',");
    return reader.readOne(
        "{\"meta\":{\"uuid\":\"%s\",\"tags\":[\"%s\"]},\"payload\":%s}"
            .formatted(ID, tags, event.replace('\'', '"')));
  }

  /** What the bare form has beside the address and the id. */
  private String marks(Envelope envelope, IntelMqVersion receiver) {
    ObjectNode bare = writer.write(envelope, Form.BARE, receiver, false);
    bare.remove(List.of("source.ip", "extra.source.ip"));
    bare.remove(MetaKeys.BARE_ID);
    return Json.text(bare);
  }
}
