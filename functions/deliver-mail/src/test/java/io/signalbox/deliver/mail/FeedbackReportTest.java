package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.HubVersion;
import io.signalbox.envelope.Json;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.SettingsReader;
import io.signalbox.templates.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail with X-ARF is one that programs for feedback reports (RFC 5965) read. */
class FeedbackReportTest {
  @Test
  void xArfIsAFeedbackReportWithOneReportAsJson() throws TemplateException {
    String written = written(DataFormat.X_ARF);
    ReadMail mail = ReadMail.of(written.getBytes(StandardCharsets.US_ASCII));

    assertThat(mail.header("Content-Type"))
        .startsWith("multipart/report; boundary=")
        .endsWith("; report-type=feedback-report");
    assertThat(mail.text()).contains("192.0.2.1");
    assertThat(mail.attachments()).containsExactly("feedback-report", "xarf.json");
    assertThat(mail.attachmentType("feedback-report")).isEqualTo("message/feedback-report");
    assertThat(mail.attachment("feedback-report"))
        .isEqualTo(
            "Feedback-Type: xarf\r\nUser-Agent: Signalbox/%s\r\nVersion: 1\r\n"
                .formatted(HubVersion.TEXT));
    assertThat(mail.attachmentType("xarf.json")).isEqualTo("application/json");
    JsonNode report = Json.read(mail.attachment("xarf.json")).orElseThrow();
    assertThat(report.path("xarf_version").asText()).startsWith("4.");
    assertThat(report.path("source_identifier").asText()).isEqualTo("192.0.2.1");
    assertThat(written).as("the same mail, each time").isEqualTo(written(DataFormat.X_ARF));
  }

  @Test
  void otherFormatsAreNoReport() throws TemplateException {
    ReadMail mail = ReadMail.of(written(DataFormat.IDEA).getBytes(StandardCharsets.US_ASCII));

    assertThat(mail.header("Content-Type")).startsWith("multipart/mixed");
  }

  @Test
  void version02IsAReportInYaml() throws TemplateException {
    String settings = "{\"version\": \"0.2\", \"otherwise\": \"json\"}";
    ReadMail mail =
        xArf(
            settings,
            """
            {"classification.type": "brute-force", "source.ip": "192.0.2.1",
             "destination.port": 22, "protocol.application": "ssh", "comment": "a\\nsource.ip: b"}
            """);

    assertThat(mail.header("Content-Type")).startsWith("multipart/mixed");
    assertThat(mail.header("X-XARF")).isEqualTo("PLAIN");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.attachments()).containsExactly("report.txt", "event.txt");
    assertThat(mail.attachmentType("report.txt")).startsWith("text/plain");
    assertThat(mail.attachment("report.txt"))
        .startsWith("---\nReported-From: ")
        .contains("Report-Type: login-attack\nService: ssh\nPort: 22\n", "Source: 192.0.2.1\n")
        .contains("Attachment: text/plain\n");
    assertThat(mail.attachmentType("event.txt")).startsWith("text/plain");
    assertThat(mail.attachment("event.txt").lines())
        .contains("source.ip: 192.0.2.1", "comment: a source.ip: b");

    ReadMail other = xArf(settings, "{\"source.ip\": \"192.0.2.1\"}");
    assertThat(other.headerNames()).doesNotContain("X-XARF");
    assertThat(other.attachments()).singleElement().asString().endsWith(".json");
  }

  @Test
  void anEventWithoutAReportIsJsonWhereTheDestinationChoseThat() throws TemplateException {
    ReadMail mail = xArf("{\"otherwise\": \"json\"}", "{\"source.ip\": \"192.0.2.1\"}");

    assertThat(mail.header("Content-Type")).startsWith("multipart/mixed");
    assertThat(mail.attachments())
        .singleElement()
        .asString()
        .startsWith("events-")
        .endsWith(".json");
  }

  private ReadMail xArf(String options, String event) throws TemplateException {
    ObjectNode settings =
        Deliveries.object(
            "{\"method\": \"mail\", \"uri\": \"mailto:abuse@isp.example\", \"format\": \"x-arf\"}");
    settings.set("xArf", Deliveries.object(options));
    Destination destination = SettingsReader.destination("abuse", settings);
    return ReadMail.of(
        written(Deliveries.of(destination, List.of(Deliveries.arrival(1, event))))
            .getBytes(StandardCharsets.US_ASCII));
  }

  private static String written(DataFormat format) throws TemplateException {
    return written(
        Deliveries.of(Deliveries.destination(format, MailOptions.NONE), Deliveries.infections(1)));
  }

  private static String written(Delivery delivery) throws TemplateException {
    return new String(RenderedMails.written(delivery), StandardCharsets.US_ASCII);
  }
}
