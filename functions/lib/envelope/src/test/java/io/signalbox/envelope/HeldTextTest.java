package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that IntelMQ takes is taken, kept and written as it came, as far as UTF-8 can say it. */
class HeldTextTest {
  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeCodec codec = new EnvelopeCodec();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "M41\\u0012)3U>\\u0000x",
        "\\u0001\\u001f\\u007f\\u0085\\u2028\\ufeff\\ufffe",
        "\\ud83d\\ude00",
        "\\b\\f\\t\\r\\n"
      })
  void isKeptAsItCame(String escaped) throws Exception {
    Envelope envelope = read("{\"source.port\":1,\"extra.text\":\"" + escaped + "\"}").envelope();
    String text = Json.MAPPER.readTree("\"" + escaped + "\"").textValue();

    assertThat(envelope.payload().text("extra.text")).hasValue(text);
    for (Coding coding : Coding.values()) {
      assertThat(codec.decode(codec.encode(envelope, coding))).isEqualTo(envelope);
    }
    assertThat(reader.readOne(Json.text(new EnvelopeWriter().write(envelope, Form.DECIDED))))
        .isEqualTo(envelope);
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud800, \\ud800",
    "\\udc00\\ud800, \\udc00\\ud800",
    "a\\uDC00b, a\\udc00b",
    "\\ud83d\\ude00\\ud83d, \ud83d\ude00\\ud83d"
  })
  void hasHalfOfASurrogatePairAsItsEscape(String sent, String held) throws Exception {
    ReadItem.Parsed item = read("{\"extra.text\":\"" + sent + "\"}");

    assertThat(item.envelope().payload().text("extra.text")).hasValue(held);
    assertThat(item.warnings()).containsExactly(new Warning("extra.text", HeldText.ESCAPED));
    assertThat(item.departures()).isEmpty();
    assertThat(codec.decode(codec.encode(item.envelope(), Coding.DEFLATED)))
        .isEqualTo(item.envelope());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"extra.text\":\"\\u0000\"}",
        "{\"extra\":{\"text\":\"\\u0000\"}}",
        "extra.text=%00"
      })
  void warnsOfNulWhereItStands(String event) throws Exception {
    assertThat(read(event).warnings()).containsExactly(new Warning("extra.text", HeldText.HAS_NUL));
  }

  @Test
  void warnsOfKeysToo() throws Exception {
    assertThat(read("{\"extra.ab\":1,\"extra.a\\u0000\":1}").warnings())
        .extracting(Warning::reason)
        .contains(HeldText.HAS_NUL);
  }

  @Test
  void letsNoControlCharacterIntoTheNameOfAFormat() throws Exception {
    assertThat(items("{\"format\":\"in\\u0000\",\"version\":1,\"payload\":{\"a\":1}}").getFirst())
        .isInstanceOf(ReadItem.Malformed.class);
  }

  private ReadItem.Parsed read(String body) throws UnreadableBody {
    return (ReadItem.Parsed) items(body).getFirst();
  }

  private List<ReadItem> items(String body) throws UnreadableBody {
    return reader.read(body.getBytes(StandardCharsets.UTF_8), "", Optional.empty()).items();
  }
}
