package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backlog of 6,800 events of 2 kB, 14 MB as JSON, is mailed in several mails by a hub with a
 * small heap, once it was killed and started again, and the destination resumed.
 */
class LargeDigestTest {
  private static final int EVENTS = 6_800;
  private static final int EVENTS_A_POST = 85;
  private static final int MAIL_LIMIT_BYTES = 10_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path data;

  @Test
  void aBacklogLargerThanAMailIsSentAfterAStart() throws Exception {
    try (HubProcess hub = start()) {
      URI url = hub.awaitReady();
      settings(url);
      post(url, 0);
      await().atMost(PATIENCE).until(() -> mailed().size() == EVENTS_A_POST);
      control(url, "pause");
      for (int first = EVENTS_A_POST; first < EVENTS; first += EVENTS_A_POST) {
        post(url, first);
      }
      hub.kill();
    }
    try (HubProcess hub = start()) {
      URI url = hub.awaitReady();
      control(url, "resume");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> nothingWaits(url) && mailed().size() == EVENTS);
    }
    for (Path mail : mails()) {
      assertThat(Files.size(mail)).isLessThan(MAIL_LIMIT_BYTES + 1_000L);
    }
  }

  private static void post(URI url, int first) {
    HubClient sender = new HubClient(url, "cert-at-token");
    assertThat(sender.post("/v1/envelopes", "application/x-ndjson", events(first)).status())
        .isEqualTo(200);
  }

  private static void control(URI url, String what) {
    HubClient administrator = new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN);
    assertThat(administrator.post("/v1/destinations/digest/" + what, "{}").status())
        .isBetween(200, 202);
  }

  /** Sooner told than what is in the mails, which are large. */
  private static boolean nothingWaits(URI url) {
    HubClient administrator = new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN);
    JsonNode state = administrator.get("/v1/destinations/digest").json();
    return state.path("waiting").path("events").asInt() == 0;
  }

  private static void settings(URI url) {
    new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN)
        .settings(
            new Settings()
                .instance("cert-at")
                .destination(
                    "digest",
                    "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': 'json',"
                        + " 'interval': {'pause': 'PT0S'}, 'form': 'bare'}")
                .routeAllTo("digest")
                .json());
  }

  private HubProcess start() throws IOException {
    return HubProcess.start(List.of(), LocalHubs.root(), "--port", "0", "--data", data.toString());
  }

  private static byte[] events(int first) {
    String raw = "QUJD".repeat(450);
    return IntStream.range(first, first + EVENTS_A_POST)
        .mapToObj(
            number ->
                """
                {"source.ip":"192.0.2.%d","source.port":%d,"classification.type":"vulnerable-system",\
                "classification.identifier":"open-mongodb","extra.number":%d,"raw":"%s"}
                """
                    .formatted(number % 256, number, number, raw))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<Path> mails() throws IOException {
    Path folder = data.resolve("mail");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }

  private Set<Integer> mailed() throws IOException, MessagingException {
    Set<Integer> numbers = new HashSet<>();
    for (Path mail : mails()) {
      try (InputStream in = Files.newInputStream(mail)) {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
        MimeMultipart parts = (MimeMultipart) message.getContent();
        BodyPart file = parts.getBodyPart(parts.getCount() - 1);
        try (InputStream content = file.getInputStream()) {
          for (JsonNode event : JSON.readTree(content)) {
            numbers.add(event.path("extra.number").asInt());
          }
        }
      }
    }
    return numbers;
  }
}
