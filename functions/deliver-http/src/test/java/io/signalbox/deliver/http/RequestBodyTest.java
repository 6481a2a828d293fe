package io.signalbox.deliver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.HttpOptions.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestBodyTest {
  private static final Destinations DESTINATION = Destinations.at("https://soc.example/in");

  @Test
  void theDecidedFormCarriesIdMetaAndPath() {
    assertThat(text(body(DESTINATION, 1)))
        .isEqualTo(
            """
            {"format":"intelmq","version":1,"type":"event","meta":{\
            "uuid":"72ddb00c-2d0a-4eea-b7ac-000000000001","rtir:ticket":7,\
            "signalbox:path":"!hub-a"},\
            "payload":{"source.ip":"192.0.2.1","event_description.text":"text 1"}}\
            """);
  }

  @Test
  void theDraftFormCarriesThemItsOwnWay() {
    assertThat(text(body(DESTINATION.form(Form.DRAFT), 1)))
        .contains("\"uuid\":{\"current\":\"72ddb00c-2d0a-4eea-b7ac-000000000001\"}")
        .contains("\"signalbox:path\":\"!hub-a\"");
  }

  @Test
  void theBareFormIsFlatOrNestedAndCarriesThemUnderExtra() {
    assertThat(text(body(DESTINATION.form(Form.BARE), 1)))
        .contains("\"source.ip\":\"192.0.2.1\"")
        .contains("\"extra.signalbox_id\":\"72ddb00c-2d0a-4eea-b7ac-000000000001\"")
        .contains("\"extra.signalbox_path\":\"!hub-a\"");
    assertThat(text(body(DESTINATION.form(Form.BARE).nested(), 1)))
        .contains("\"source\":{\"ip\":\"192.0.2.1\"}");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anotherHubReadsTheSameEnvelopesFromEveryForm(Form form) {
    for (var encoding : Encoding.values()) {
      var body = body(DESTINATION.form(form).batches(10, encoding).compressed(), 3);
      var read = StoredEnvelopes.read(StoredEnvelopes.inflated(body.bytes()), type(body));
      assertThat(read).extracting(Envelope::id).isEqualTo(ids(3));
      assertThat(read).allMatch(envelope -> envelope.path().text().equals("!hub-a"));
      assertThat(read)
          .extracting(Envelope::contentHash)
          .isEqualTo(
              StoredEnvelopes.events(3).stream()
                  .map(StoredEnvelope::envelope)
                  .map(Envelope::contentHash)
                  .toList());
    }
  }

  @Test
  void aSingleOneIsTheObjectItselfUnlessTheDestinationTakesBatches() {
    assertThat(text(body(DESTINATION, 1))).startsWith("{").endsWith("}");
    assertThat(text(body(DESTINATION.batches(2, Encoding.ARRAY), 1)))
        .startsWith("[{")
        .endsWith("}]");
    assertThat(text(body(DESTINATION.batches(2, Encoding.NDJSON), 1)))
        .startsWith("{")
        .endsWith("}\n");
  }

  @Test
  void theHeadersSayWhatTheBytesAre() {
    assertThat(body(DESTINATION, 1).headers())
        .containsExactly(entry("Content-Type", "application/json"));
    assertThat(body(DESTINATION.batches(9, Encoding.NDJSON).compressed(), 2).headers())
        .containsOnly(
            entry("Content-Type", "application/x-ndjson"), entry("Content-Encoding", "gzip"));
  }

  @Test
  void aRepetitionHasTheSameBytes() {
    var destination = DESTINATION.batches(9, Encoding.ARRAY).compressed();
    assertThat(body(destination, 3).bytes()).isEqualTo(body(destination, 3).bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "CSV, text/csv; charset=utf-8; header=present, '\"asn\",'",
    "STIX, application/stix+json;version=2.1, '{\"type\":\"bundle\"'",
    "CLOUDEVENTS, application/cloudevents-batch+json, '[{\"specversion\"'",
    "IDEA, application/json, '[{\"Format\":\"IDEA0\"'",
  })
  void eachFormatHasItsContentType(DataFormat format, String type, String beginning) {
    var body = body(DESTINATION.format(format).batches(9, Encoding.ARRAY), 2);
    assertThat(body.headers()).containsExactly(entry("Content-Type", type));
    assertThat(text(body)).startsWith(beginning);
  }

  private static RequestBody body(Destinations destination, int count) {
    var made = destination.destination();
    return RequestBody.of(
        made,
        new DestinationFormat(StoredEnvelopes.HUB).options(made),
        StoredEnvelopes.conversions(made, StoredEnvelopes.events(count)).stream()
            .map(Conversion.Written.class::cast)
            .toList());
  }

  private static List<?> ids(int count) {
    return StoredEnvelopes.events(count).stream().map(arrival -> arrival.envelope().id()).toList();
  }

  private static String text(RequestBody body) {
    return new String(body.bytes(), UTF_8);
  }

  private static String type(RequestBody body) {
    return body.headers().getOrDefault("Content-Type", "none");
  }
}
