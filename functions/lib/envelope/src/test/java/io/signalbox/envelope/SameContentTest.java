package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two envelopes the same, and what does not. */
class SameContentTest {
  private static final String ENVELOPE =
      """
      {"format": "intelmq", "version": 1, "type": "event",
       "meta": {"uuid": "6f1ed002-ab55-4ea4-8c4f-0b5a3b8a5b11", "tags": ["a"], "local:ticket": 7},
       "payload": {"source.ip": "192.0.2.3"}}
      """;

  private final EnvelopeReader reader = new EnvelopeReader();

  private Envelope with(String what, String instead) throws UnreadableBody {
    assertThat(ENVELOPE).contains(what);
    return reader.readOne(ENVELOPE.replace(what, instead));
  }

  /** With what stands before the bar replaced by what stands behind it. */
  private Envelope changed(String change) throws UnreadableBody {
    String[] parts = change.split("\\|", 2);
    return with(parts[0], parts[1]);
  }

  @Test
  void hashesHave64HexadecimalDigits() throws UnreadableBody {
    Envelope envelope = reader.readOne(ENVELOPE);

    assertThat(envelope.bodyHash()).matches("[0-9a-f]{64}").isNotEqualTo(envelope.contentHash());
    assertThat(envelope.contentHash()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.3\"|192.0.2.4\"",
        "source.ip|destination.ip",
        "\"format\": \"intelmq\"|\"format\": \"idea\"",
        "\"type\": \"event\"|\"type\": \"report\"",
        "\"tags\"|\"signalbox:parent\": \"72ddb00c-b0e7-4f2e-9a83-4a7d7a2c7c3e\", \"tags\"",
      })
  void anotherContentIsAnotherBody(String change) throws UnreadableBody {
    Envelope envelope = reader.readOne(ENVELOPE);
    Envelope other = changed(change);

    assertThat(other.contentHash()).isNotEqualTo(envelope.contentHash());
    assertThat(other.bodyHash()).isNotEqualTo(envelope.bodyHash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"local:ticket\": 7|\"local:ticket\": 8", "\"version\"|\"x\": 1, \"version\""})
  void otherMetaIsAnotherBodyWithTheSameContent(String change) throws UnreadableBody {
    Envelope envelope = reader.readOne(ENVELOPE);
    Envelope other = changed(change);

    assertThat(other.contentHash()).isEqualTo(envelope.contentHash());
    assertThat(other.bodyHash()).isNotEqualTo(envelope.bodyHash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\"]|[\"b\"]",
        "\"6f1ed002|\"cert-at:6f1ed002",
        "\"tags\"|\"signalbox:path\": \"!cert-ee\", \"tags\"",
      })
  void tagsPathAndSpellingOfTheIdMakeNoOtherBody(String change) throws UnreadableBody {
    Envelope envelope = reader.readOne(ENVELOPE);
    Envelope other = changed(change);

    assertThat(other).isNotEqualTo(envelope);
    assertThat(other.bodyHash()).isEqualTo(envelope.bodyHash());
  }

  @Test
  void whatIsStoredKeepsFormatAndType() throws UnreadableBody {
    EnvelopeCodec codec = new EnvelopeCodec();
    Envelope envelope = with("\"intelmq\"", "\"idea\"");

    assertThat(codec.decode(codec.encode(envelope, Coding.DEFLATED)).protocol())
        .isEqualTo(new Protocol(1, "idea", "event"));
  }

  @Test
  void onlyTheTagsOfAnUpdateCount() throws UnreadableBody {
    Envelope envelope = reader.readOne(ENVELOPE);
    Envelope update = with("[\"a\"]", "[\"b\", \"c\"]");

    assertThat(envelope.withTagsOf(update.meta()).meta().tags()).containsExactly("b", "c");
    assertThat(envelope.withTagsOf(update.meta()).payload()).isEqualTo(envelope.payload());
  }
}
