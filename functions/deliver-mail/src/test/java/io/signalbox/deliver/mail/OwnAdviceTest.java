package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.SettingsReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator's own text for a kind of events stands in the place of the hub's. */
class OwnAdviceTest {
  private static final String ADVICE =
      """
      {"infected-system": {"en": {"title": "A bot", "meaning": "Our own <meaning>.",
          "action": "Call us.", "more": "https://cert.example/bots"}},
       "open-mongodb": {"en": {"title": "A database", "meaning": "Anybody reads it.", "action": "Close it."},
                        "de": {"title": "Eine Datenbank", "meaning": "Jeder liest sie.", "action": "Schließen."}}}
      """;

  private final MailScene scene = new MailScene(Clock.fixed(Deliveries.NOW, ZoneOffset.UTC));

  @Test
  void byTypeAndByIdentifierFirst() {
    ReadMail bot = mail("en", "{\"classification.type\": \"infected-system\"}");
    assertThat(bot.text()).contains("A bot", "Our own <meaning>.", "https://cert.example/bots");
    assertThat(bot.html()).contains("Our own &lt;meaning&gt;.");

    String database =
        "{\"classification.type\": \"infected-system\", \"classification.identifier\":"
            + " \"open-mongodb\"}";
    assertThat(mail("en", database).text()).contains("A database").doesNotContain("A bot");
    assertThat(mail("de", database).text()).contains("Eine Datenbank");
  }

  @Test
  void otherKindsAndLanguagesKeepTheHubsText() {
    assertThat(mail("en", "{\"classification.type\": \"scanner\"}").text())
        .doesNotContain("A bot", "A database");
    assertThat(mail("de", "{\"classification.type\": \"infected-system\"}").text())
        .doesNotContain("A bot");
  }

  private ReadMail mail(String language, String event) {
    ObjectNode destination =
        Deliveries.object("{\"method\": \"mail\", \"uri\": \"mailto:abuse@isp.example\"}");
    destination
        .putObject("mail")
        .put("language", language)
        .set("advice", Deliveries.object(ADVICE));
    scene.sender.send(
        Deliveries.of(
            SettingsReader.destination("abuse", destination),
            List.of(Deliveries.arrival(1, event))));
    return scene.postbox.read();
  }
}
