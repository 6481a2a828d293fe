package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.HubVersion;
import io.signalbox.settings.XArfOptions.Otherwise;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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

  @Test
  void whatHasNoReportIsJsonWhereTheReceiverChoseThat() {
    ReceivedEvent event = received("{\"classification.type\":\"tor\",\"source.ip\":\"192.0.2.3\"}");
    WriteOptions json = OPTIONS.withForm(Form.BARE).withOtherwise(Otherwise.JSON);

    for (EventFormat format : List.of(X_ARF, new XArfMailFormat())) {
      assertThat(EventFormats.write(format, event, OPTIONS))
          .isInstanceOf(Conversion.CannotBeWritten.class);
      assertThat(text(EventFormats.write(format, event, json)))
          .startsWith("{\"classification.type\":\"tor\",\"source.ip\":\"192.0.2.3\"");
    }
  }

  @Test
  void version02IsYamlForLoginsAndPhishing() {
    ReceivedEvent login =
        received(
            """
            {"classification.type":"brute-force","source.ip":"2001:db8::10","destination.port":22,
             "protocol.application":"ssh","time.source":"2026-11-22T04:27:03+00:00"}
            """);
    assertThat(text(new XArfMailFormat().write(login, OPTIONS)))
        .isEqualTo(
            """
            ---
            Reported-From: hub@hub.example
            Category: abuse
            Report-Type: login-attack
            Service: ssh
            Port: 22
            Version: 0.2
            User-Agent: Signalbox/%s
            Report-ID: %s@hub.example
            Date: Sun, 22 Nov 2026 04:27:03 +0000
            Source-Type: ip-address
            Source: "2001:db8::10"
            Attachment: text/plain
            Schema-URL: http://www.x-arf.org/schema/abuse_login-attack_0.1.2.json
            """
                .formatted(HubVersion.TEXT, Events.ID));
    ReceivedEvent site =
        received(
            "{\"classification.type\":\"phishing\",\"source.url\":\"https://a.example/bank\","
                + "\"tlp\":\"AMBER+STRICT\"}");
    assertThat(text(new XArfMailFormat().write(site, OPTIONS)))
        .contains("Category: fraud\nReport-Type: phishing\nService: https\nPort: 443\n")
        .contains("Source-Type: uri\nSource: \"https://a.example/bank\"\n")
        .endsWith("TLP: red\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'classification.type':'scanner','source.ip':'192.0.2.3' | no type",
        "'classification.type':'phishing','source.ip':'192.0.2.3' | source.url",
        "'classification.type':'brute-force','source.ip':'192.0.2.3' | destination.port",
        "'classification.type':'brute-force','source.ip':'192.0.2.3','destination.port':22,"
            + "'protocol.application':'s: h' | protocol.application",
      })
  void whatIsMissingInVersion02IsSaid(String event, String reason) {
    assertThat(new XArfMailFormat().write(received("{" + event.replace('\'', '"') + "}"), OPTIONS))
        .isInstanceOfSatisfying(
            Conversion.CannotBeWritten.class,
            cannot -> assertThat(cannot.reason()).contains(reason));
  }

  private static ObjectNode report(String event) {
    Conversion conversion = write(event);
    return Events.object(text(conversion));
  }

  private static String text(Conversion conversion) {
    assertThat(conversion).isInstanceOf(Conversion.Written.class);
    return new String(((Conversion.Written) conversion).parts().getFirst(), StandardCharsets.UTF_8);
  }

  private static ReceivedEvent received(String event) {
    return new ReceivedEvent(Events.envelope(event), Instant.parse("2026-11-28T12:00:00Z"));
  }

  private static Conversion write(String event) {
    return X_ARF.write(received(event), OPTIONS);
  }
}
