package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.browser.Chromium;
import io.signalbox.browser.View;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A recipient opens its mail in a real browser, follows the link and answers. The events are
 * hostile.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipientPageTest {
  private static final String FEED = "/v1/feeds/handlers?since=2026-01-01T00:00:00Z";

  /** Where pictures of the pages are to be written; nowhere by default. */
  private static final String PICTURES = System.getProperty("pictures", "");

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</dd></dl><svg/onload=alert(1)>",
          "javascript:alert(1)",
          "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
          "</style><style>*{display:none}</style>",
          "<form action=//evil.example><button name=answer>Fixed</button></form>",
          "w".repeat(400));

  private final Hub hub = LocalHubs.start("hub-under-test");
  private final Chromium browser = Chromium.start();
  private final HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
  private URI page = URI.create("about:blank");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @BeforeAll
  void sendTheMail() {
    administrator.settings(
        new Settings()
            .instance("sensor")
            .destination(
                "owners",
                "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'interval': {'pause':"
                    + " 'PT1S'}, 'mail': {'answers': '%s'}}".formatted(hub.baseUrl()))
            .destination("handlers", "{'method': 'pull'}")
            .route(
                "events",
                "{'pattern': {'payload': {'classification.type': ['infected-system']}},"
                    + " 'destinations': ['owners']}")
            .route(
                "answers",
                "{'pattern': {'payload': {'classification.identifier': ['hub.notice.answer']}},"
                    + " 'destinations': ['handlers']}")
            .json());
    HubClient sensor = new HubClient(hub.baseUrl(), "sensor-token");
    HOSTILE.forEach(text -> sensor.postOne(event(text)));
    await().atMost(Duration.ofSeconds(60)).until(() -> !hub.mails().isEmpty());
  }

  @AfterAll
  void close() {
    browser.close();
    hub.close();
  }

  private static String event(String text) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", "infected-system");
    event.put("source.ip", "192.0.2.7");
    event.put("source.url", "http://evil.example/" + text.length());
    event.put("malware.name", text);
    event.put("event_description.text", text);
    event.put("extra.<img src=x onerror=alert(1)>", text);
    return event.toString();
  }

  @Test
  void from_the_mail_it_is_two_clicks_to_the_handlers_feed() throws Exception {
    Path mail = folder.resolve("mail.html");
    Files.writeString(mail, html(hub.mails().getFirst()));
    browser.open(mail.toUri());
    View.ALL.forEach(view -> assertHarmless("mail", view));

    browser.leaveBy(browser.element(By.cssSelector("a[href*='/n/']")));
    page = browser.address();
    assertThat(browser.title()).isEqualTo("Security notice");
    assertThat(browser.text()).contains("192.0.2.7", "hxxp://evil[.]example/");
    assertThat(administrator.get(FEED).text()).doesNotContain("wrong-contact");
    assertFine("notice");

    browser.element(By.name("detail")).sendKeys("noc@bakery.example");
    browser.leaveBy(browser.element(By.cssSelector("button[value='wrong-contact']")));
    assertThat(browser.text()).contains("You have answered:");
    assertThat(browser.address()).isEqualTo(page);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(administrator.get(FEED).text())
                    .containsOnlyOnce("noc@bakery.example")
                    .containsOnlyOnce("wrong-contact"));
    assertFine("answered");

    browser.open(URI.create(page + "x"));
    assertFine("unknown");
    String ticket =
        administrator
            .get("/v1/notices?address=abuse@isp.example")
            .json()
            .at("/notices/0/ticket")
            .asText();
    administrator.post("/v1/notices/" + ticket + "/revoke", "");
    browser.open(page);
    assertThat(browser.text()).contains("This page is closed");
    assertFine("closed");
  }

  private void assertFine(String name) {
    for (View view : View.ALL) {
      assertHarmless(name, view);
      assertThat(browser.violations()).as("%s at %s", name, view).isEmpty();
    }
    browser.look(View.ALL.getFirst());
  }

  /** No script of the events runs, and nothing is wider than the window. */
  private void assertHarmless(String name, View view) {
    browser.look(view);
    assertThat(browser.faults()).as("%s at %s", name, view).isEmpty();
    assertThat(
            browser.run(
                "return document.documentElement.scrollWidth <="
                    + " document.documentElement.clientWidth"))
        .as("%s fits %s", name, view)
        .isEqualTo("true");
    if (!PICTURES.isEmpty()) {
      browser.picture(Path.of(PICTURES).resolve(name + "-" + view + ".png"));
    }
  }

  private static String html(String mail) throws MessagingException, IOException {
    byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
    return html(new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> html(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/html")) {
      return Stream.of((String) part.getContent());
    }
    if (!(part.getContent() instanceof MimeMultipart parts)) {
      return Stream.empty();
    }
    Stream.Builder<String> found = Stream.builder();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart one = parts.getBodyPart(i);
      html(one).forEach(found);
    }
    return found.build();
  }
}
