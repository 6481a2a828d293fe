package io.signalbox.deliver.mail;

import static io.signalbox.deliver.mail.RenderedMails.render;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Protocol;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailOptions;
import io.signalbox.templates.TemplateException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailContentTest {
  @Test
  void everyFormatHasTheIdOfEveryEvent() {
    var arrivals = Deliveries.infections(3);
    var withoutThatText = EnumSet.of(DataFormat.N6, DataFormat.MISP);
    for (DataFormat format : EnumSet.complementOf(withoutThatText)) {
      var mail = render(format, MailOptions.NONE, arrivals);
      var content = mail.text() + mail.attachments().stream().map(mail::attachment).toList();
      assertThat(arrivals)
          .allSatisfy(arrival -> assertThat(content).contains(arrival.envelope().id().text()));
    }
  }

  @Test
  void aCsvHasTheColumnsThatTheDestinationAsksFor() {
    var mail =
        render(
            DataFormat.CSV,
            Deliveries.columns("source.ip", "what=malware.name"),
            Deliveries.infections(1));
    assertThat(mail.attachments()).containsExactly("events-2026-11-22-0d9fcf8c.csv");
    assertThat(mail.attachment("events-2026-11-22-0d9fcf8c.csv"))
        .isEqualTo("\"source.ip\",\"what\"\r\n\"192.0.2.1\",\"mirai\"\r\n");
  }

  @Test
  void jsonIsAnArrayOfEventsInTheFormOfTheDestination() {
    var mail = render(DataFormat.JSON, MailOptions.NONE, Deliveries.infections(2));
    assertThat(mail.attachmentType("events-2026-11-22-0d9fcf8c.json"))
        .isEqualTo("application/json");
    assertThat(mail.attachment("events-2026-11-22-0d9fcf8c.json"))
        .startsWith("[\n{\"source.ip\":\"192.0.2.1\"")
        .contains("\"extra.signalbox_id\":\"72ddb00c-2d0a-4eea-b7ac-000000000001\"");
  }

  @Test
  void aTableHasEveryEventInTheMailItself() {
    var mail = render(DataFormat.TABLE, MailOptions.NONE, Deliveries.infections(300));
    assertThat(mail.attachments()).isEmpty();
    assertThat(mail.text()).contains("72ddb00c-2d0a-4eea-b7ac-00000000012b");
    assertThat(mail.html()).contains("72ddb00c-2d0a-4eea-b7ac-00000000012b");
  }

  @Test
  void whatNoColumnCanShowComesAsJsonBesides() {
    var idea =
        Deliveries.arrival(
            7, new Protocol(1, "idea", "event"), Deliveries.object("{\"Category\":[\"Test\"]}"));
    var mail = render(DataFormat.CSV, MailOptions.NONE, List.of(idea));
    assertThat(mail.attachments())
        .containsExactly("events-2026-11-22-0d9fcf8c.csv", "other-events-2026-11-22-0d9fcf8c.json");
    assertThat(mail.attachment("other-events-2026-11-22-0d9fcf8c.json")).contains("\"Test\"");
  }

  @Test
  void aTemplateOfItsOwnForTextAloneMakesAMailOfTextAlone() {
    var options =
        Deliveries.templates(
            Optional.of("{{ count }} for {{ destination }}"),
            Optional.of("{% for event in events %}{{ event['source.ip'] }}\n{% endfor %}"),
            Optional.empty());
    var mail = render(DataFormat.CSV, options, Deliveries.infections(2));
    assertThat(mail.header("Subject")).isEqualTo("2 for soc-mail");
    assertThat(mail.text()).isEqualTo("192.0.2.1\r\n192.0.2.2\r\n");
    assertThat(mail.html()).isEmpty();
  }

  @Test
  void aTemplateOfItsOwnForHtmlAloneKeepsTheBuiltInText() {
    var options =
        Deliveries.templates(
            Optional.empty(), Optional.empty(), Optional.of("<p>{{ first }} {{ group }}</p>"));
    var mail = render(DataFormat.CSV, options, Deliveries.infections(1));
    assertThat(mail.html()).isEqualTo("<p>2026-11-20 00:27:03 </p>");
    assertThat(mail.text()).contains("a security event that concerns your network");
  }

  @Test
  void noSubjectShowsWhatAnEventOrAGroupSays() throws TemplateException {
    var options =
        Deliveries.templates(
            Optional.of(
                "{{ events }}{{ rows }}{{ group }}{{ kinds }}{{ first }}{{ kind }}{{ reply_to }}x"),
            Optional.empty(),
            Optional.empty());
    var victim =
        Deliveries.arrival(
            1, "{\"source.ip\":\"192.0.2.1\",\"classification.type\":\"192.0.2.1 at ACME\"}");
    var delivery =
        Deliveries.of(
            Deliveries.destination(DataFormat.CSV, options),
            Deliveries.group("source.ip", "192.0.2.1"),
            List.of(victim),
            1,
            1);
    assertThat(render(delivery).header("Subject")).isEqualTo("x");
  }

  @Test
  void theSubjectNamesTheKindOnlyIfItIsOneOfIntelMqs() {
    assertThat(subject("infected-system", "infected-system"))
        .isEqualTo("2 security events: infected-system (2026-11-22)");
    assertThat(subject("infected-system", "phishing")).isEqualTo("2 security events (2026-11-22)");
    assertThat(subject("acme-bank", "acme-bank")).isEqualTo("2 security events (2026-11-22)");
  }

  @Test
  void whatEventsSayStaysInItsPlace() {
    var hostile =
        Deliveries.arrival(
            1,
            """
            {"source.ip":"x\\r\\n\\r\\nDear customer,\\u202e pay here","classification.type":"<script>alert(1)</script>\\n-- \\n"}
            """);
    var mail = render(DataFormat.TABLE, MailOptions.NONE, List.of(hostile));
    assertThat(mail.text())
        .contains("x Dear customer, pay here\r\n")
        .doesNotContain("\r\nDear customer");
    assertThat(mail.html())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; --");
  }

  @Test
  void whenEventsWereSeenIsSaidOnlyIfTheySayIt() {
    assertThat(table("{\"time.source\":\"yesterday\"}", "{}").text()).doesNotContain("Seen on");
    assertThat(table("{\"time.source\":\"2026-11-22 09:00:00\"}", "{}").text())
        .contains("Seen on 2026-11-22 09:00:00 (UTC).");
  }

  @Test
  void aMailWithoutColumnsShowsEveryFieldThatAnEventHas() {
    var mail =
        table(
            """
            {"source.url": "http://www.example.com/wp-content/phish.php?x=1",
             "classification.type": "phishing", "classification.identifier": "phishing"}
            """,
            """
            {"source.ip": "192.0.2.4", "source.port": 27017, "extra.version": "2.4.5",
             "classification.type": "vulnerable-system",
             "classification.identifier": "open-mongodb"}
            """);
    for (String content : List.of(mail.text(), mail.html())) {
      assertThat(content)
          .contains("http://www.example.com/wp-content/phish.php?x=1", "2.4.5", "open-mongodb")
          .contains("Phishing page", "Open MongoDB", "Restrict port 27017");
    }
  }

  @Test
  void whatIsTheSameInAllEventsIsShownOnce() {
    var mail =
        table(
            "{\"source.ip\":\"192.0.2.4\",\"feed.name\":\"Scans\"}",
            "{\"source.ip\":\"192.0.2.5\",\"feed.name\":\"Scans\"}");
    assertThat(mail.text()).containsOnlyOnce("Scans");
  }

  @Test
  void theStrictestMarkingStandsInSubjectAndText() {
    var mail = table("{\"tlp\":\"GREEN\"}", "{\"tlp\":\"AMBER\"}", "{\"source.ip\":\"192.0.2.4\"}");
    assertThat(mail.header("Subject")).startsWith("[TLP:AMBER] 3 security events");
    assertThat(mail.text()).contains("Marking: TLP:AMBER.");
  }

  @Test
  void aGroupPrintsForPeople() throws TemplateException {
    var options =
        Deliveries.templates(Optional.empty(), Optional.of("for {{ group }}."), Optional.empty());
    var delivery =
        Deliveries.of(
            Deliveries.destination(DataFormat.CSV, options),
            Deliveries.group("source.asn", "64496"),
            Deliveries.infections(1),
            1,
            1);
    assertThat(render(delivery).text()).isEqualTo("for source.asn: 64496.");
  }

  private ReadMail table(String... payloads) {
    List<StoredEnvelope> events =
        IntStream.range(0, payloads.length)
            .mapToObj(number -> Deliveries.arrival(number, payloads[number]))
            .toList();
    return render(DataFormat.TABLE, MailOptions.NONE, events);
  }

  private String subject(String... kinds) {
    List<StoredEnvelope> arrivals =
        List.of(kinds).stream()
            .map(kind -> Deliveries.arrival(1, "{\"classification.type\":\"" + kind + "\"}"))
            .toList();
    return render(DataFormat.CSV, MailOptions.NONE, arrivals).header("Subject");
  }
}
