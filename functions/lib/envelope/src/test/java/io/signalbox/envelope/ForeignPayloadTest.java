package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes without an envelope is read as what it is, or refused with what to send instead. */
class ForeignPayloadTest {
  private static final String UUID = "4390fc3f-c753-4a3e-bc83-1b44f24baf75";

  private static ReadItem read(String json) throws UnreadableBody {
    return new EnvelopeReader()
        .read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "", Optional.empty())
        .items()
        .getFirst();
  }

  private static ReadItem.Parsed parsed(String json) throws UnreadableBody {
    return (ReadItem.Parsed) read(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          idea | {'Format': 'IDEA0', 'ID': '4390fc3f-c753-4a3e-bc83-1b44f24baf75', 'Category': ['Recon.Scanning']}
          stix | {'type': 'bundle', 'id': 'bundle--4390fc3f-c753-4a3e-bc83-1b44f24baf75', 'objects': []}
          stix | {'type': 'indicator', 'spec_version': '2.1', 'id': 'indicator--4390fc3f-c753-4a3e-bc83-1b44f24baf75'}
          misp | {'Event': {'info': 'phishing', 'uuid': '4390fc3f-c753-4a3e-bc83-1b44f24baf75'}}
          n6   | {'id': '0123456789abcdef0123456789abcdef', 'source': 'a.b', 'category': 'bots', 'time': '2026-11-28T10:00:00Z'}
          """)
  void aPayloadOfAnotherFormatIsKeptAsItCame(String format, String json) throws Exception {
    ReadItem.Parsed item = parsed(json);

    assertThat(item.envelope().protocol().format()).isEqualTo(format);
    assertThat(item.envelope().payload().json())
        .isEqualTo(Json.read(json.replace('\'', '"')).orElseThrow());
    assertThat(item.warnings())
        .singleElement()
        .extracting(Warning::reason)
        .asString()
        .startsWith("read as ");
    assertThat(parsed(json).envelope().id()).isEqualTo(item.envelope().id());
  }

  @Test
  void anIdeaMessageHasTheIdThatWardenGivesIt() throws Exception {
    assertThat(parsed("{'Format': 'IDEA0', 'ID': '" + UUID + "'}").envelope().id().toString())
        .contains(UUID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          X-ARF | {'xarf_version': '4.0.0', 'report_id': 'x', 'category': 'connection'}
          X-ARF | {'Version': '1', 'ReporterInfo': {'ReporterOrg': 'x'}, 'Report': {}}
          intelmqdump | {'2026-11-28T10:00:00': {'bot_id': 'x', 'message': '{}', 'traceback': []}}
          """)
  void whatTheHubDoesNotReadIsRefusedWithAdvice(String word, String json) throws Exception {
    assertThat(read(json)).isInstanceOf(ReadItem.Malformed.class);
    assertThat(((ReadItem.Malformed) read(json)).reason()).contains(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'source': {'ip': '192.0.2.1'}, 'time': {'source': '2026-11-28T10:00:00+00:00'}}
          {'source.ip': '192.0.2.1', 'extra.type': 'bundle'}
          {'type': 'bundle', 'id': 'bundle'}
          {'Event': 'x'}
          {'format': 'IDEA0', 'id': '1'}
          {'raw': {'bot_id': 'x'}}
          """)
  void anEventOfIntelMqStaysOne(String json) throws Exception {
    assertThat(parsed(json).envelope().protocol().isIntelMq()).isTrue();
  }

  @Test
  void anEnvelopeSaysItselfWhatItHolds() throws Exception {
    assertThat(
            parsed("{'format': 'intelmq', 'meta': {}, 'payload': {'Format': 'IDEA0'}}")
                .envelope()
                .protocol()
                .isIntelMq())
        .isTrue();
  }
}
