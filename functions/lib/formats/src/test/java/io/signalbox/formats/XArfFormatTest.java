package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas themselves judge the same in {@code infra/interop}. */
class XArfFormatTest {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example"));
  private static final EventFormat X_ARF = EventFormats.named("x-arf").orElseThrow();

  @Test
  void anInfectedSystemIsABotOfABotnet() {
    ObjectNode report =
        report(
            """
            {"classification.type":"infected-system","source.ip":"192.0.2.3","malware.name":"mirai",
             "time.source":"2026-11-22T04:27:03+00:00","tlp":"AMBER+STRICT"}
            """);

    assertThat(report.path("category").asText()).isEqualTo("infrastructure");
    assertThat(report.path("type").asText()).isEqualTo("botnet");
    assertThat(report.path("compromise_evidence").asText()).isEqualTo("mirai");
    assertThat(report.path("report_id").asText()).isEqualTo(Events.ID);
    assertThat(report.path("timestamp").asText()).isEqualTo("2026-11-22T04:27:03Z");
    assertThat(report.at("/reporter/domain").asText()).isEqualTo("hub.example");
    assertThat(report.at("/tags/0").asText()).isEqualTo("tlp:amber+strict");
  }

  @Test
  void aKnownFlawIsACveWhereThePortIsKnown() {
    String event =
        """
        {"classification.type":"vulnerable-system","source.ip":"192.0.2.3","protocol.application":"smb",
         "classification.identifier":"cve-2017-0144"%s}
        """;

    assertThat(report(event.formatted(",\"source.port\":445")).path("cve_id").asText())
        .isEqualTo("CVE-2017-0144");
    assertThat(report(event.formatted("")).path("type").asText()).isEqualTo("open_service");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'classification.type':'dga-domain','source.fqdn':'a.example' | no type",
        "'classification.type':'infected-system','malware.name':'x' | source.ip",
        "'classification.type':'infected-system','source.ip':'192.0.2.3' | compromise_evidence",
        "'classification.type':'phishing','source.ip':'192.0.2.3' | url, of source.url",
        "'source.ip':'192.0.2.3' | no type",
      })
  void whatIsMissingIsSaid(String event, String reason) {
    assertThat(write("{" + event.replace('\'', '"') + "}"))
        .isInstanceOfSatisfying(
            Conversion.CannotBeWritten.class,
            cannot -> assertThat(cannot.reason()).contains(reason));
  }

  private static ObjectNode report(String event) {
    Conversion conversion = write(event);
    assertThat(conversion).isInstanceOf(Conversion.Written.class);
    return Events.object(
        new String(((Conversion.Written) conversion).parts().getFirst(), StandardCharsets.UTF_8));
  }

  private static Conversion write(String event) {
    return X_ARF.write(
        new ReceivedEvent(Events.envelope(event), Instant.parse("2026-11-28T12:00:00Z")), OPTIONS);
  }
}
