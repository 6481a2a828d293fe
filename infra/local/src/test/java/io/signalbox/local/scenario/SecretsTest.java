package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No credential is in a log, an answer, a table or a file, whatever goes wrong with it. */
class SecretsTest {
  private static final String TOKEN = "cert-at-token";
  private static final String BEARER = "secret-bearer-71c0";
  private static final String PASSWORD = "secret-password-9b1d";
  private static final String HEADER = "secret-header-4e2f";
  private static final String SHARED_KEY = "whsec_c2VjcmV0LXNoYXJlZC1rZXktb2YtMzItYnl0ZXM=";
  private static final String PRIVATE_KEY = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";
  private static final String WRONG = "secret-that-nobody-has-55aa";
  private static final List<String> SECRETS =
      List.of(
          TOKEN,
          BEARER,
          PASSWORD,
          HEADER,
          SHARED_KEY,
          PRIVATE_KEY,
          WRONG,
          HubProcess.ADMINISTRATOR_TOKEN);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final List<PushReceiver> receivers = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  @AfterEach
  void close() {
    receivers.forEach(PushReceiver::close);
  }

  @Test
  void no_credential_stands_in_clear_in_what_the_hub_writes_or_says() throws Exception {
    Path log = folder.resolve("log");
    Path data = folder.resolve("data");
    try (HubProcess hub =
        HubProcess.startLoggingTo(
            log, LocalHubs.root(), "--port", "0", "--data", data.toString(), "--allow-loopback")) {
      use(hub.awaitReady(log));
      hub.terminate();
      hub.awaitExit();
    }

    assertThat(answers).isNotEmpty();
    assertThat(Files.readString(log)).contains("ready");
    List<Path> files = filesBelow(data);
    assertThat(files).hasSizeGreaterThan(3);
    for (String secret : SECRETS) {
      assertThat(answers).noneMatch(answer -> answer.contains(secret));
      assertThat(Clear.texts(log)).noneMatch(text -> text.contains(secret));
      for (Path file : files) {
        assertThat(Clear.texts(file)).as(file.toString()).noneMatch(text -> text.contains(secret));
      }
    }
    assertThat(Clear.texts(files))
        .as("what is looked through")
        .anyMatch(t -> t.contains("whsec-destination"));
  }

  /** All ways of using a credential, and of failing with it. */
  private void use(URI hub) {
    PushReceiver taking = receiver(200);
    PushReceiver refusing = receiver(401);
    PushReceiver silent = receiver(PushReceiver.NO_ANSWER);
    PushReceiver failing = receiver(500);
    HubClient administrator = new HubClient(hub, HubProcess.ADMINISTRATOR_TOKEN);
    answers.add(
        administrator
            .put(
                "/v1/settings",
                new Settings()
                    .instance("cert-at", "'header': 'X-Auth'")
                    .destination(
                        "whsec-destination",
                        "{'method': 'http', 'uri': '%s', 'http': {'signatures': [{'kind': 'v1', 'key': '%s'}, {'kind': 'v1a', 'key': '%s'}]}}"
                            .formatted(taking.url(), SHARED_KEY, PRIVATE_KEY))
                    .destination("bearer", push(refusing, "'bearer': '" + BEARER + "'"))
                    .destination(
                        "basic",
                        push(silent, "'basic': {'user': 'u', 'password': '" + PASSWORD + "'}"))
                    .destination(
                        "header",
                        push(failing, "'header': {'name': 'X-Key', 'value': '" + HEADER + "'}"))
                    .destination("feed", "{'method': 'pull'}")
                    .routeAllTo("whsec-destination", "bearer", "basic", "header", "feed")
                    .json())
            .text());
    HubClient instance = new HubClient(hub, TOKEN);
    answers.add(instance.post("/v1/envelopes", "{\"source.ip\": \"192.0.2.1\"}").text());
    answers.add(instance.post("/v1/envelopes", "{\"source.ip\": ").text());
    HubClient nobody = new HubClient(hub, WRONG);
    answers.add(nobody.get("/v1/feeds/feed?secret=" + WRONG).text());
    answers.add(nobody.get("/v1/feeds/feed?secret=" + TOKEN, "X-Auth", WRONG).text());
    HubClient warden = new HubClient(hub, "");
    answers.add(warden.get("/warden3/getInfo?secret=" + TOKEN).text());
    answers.add(warden.get("/warden3/getEvents?cat=Nothing&secret=" + TOKEN).text());
    answers.add(warden.post("/warden3/sendEvents?secret=" + WRONG, "[{").text());
    for (PushReceiver receiver : receivers) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !receiver.pushes().isEmpty());
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              String deliveries = administrator.get("/v1/deliveries").text();
              answers.add(deliveries);
              return deliveries.contains("unknown") && deliveries.contains("failed");
            });
    answers.add(administrator.get("/v1/settings").text());
    answers.add(
        administrator
            .put(
                "/v1/settings/destinations/bearer",
                push(refusing, "'bearer': '" + BEARER + "', 'odd': 1").replace('\'', '"'))
            .text());
    answers.add(administrator.get("/v1/health").text());
    answers.add(administrator.get("/metrics").text());
    assertThat(taking.pushes().getFirst().header("webhook-signature")).contains("v1,", "v1a,");
    assertThat(refusing.pushes().getFirst().header("Authorization")).contains(BEARER);
    assertThat(failing.pushes().getFirst().header("X-Key")).isEqualTo(HEADER);
  }

  private PushReceiver receiver(int status) {
    PushReceiver receiver = new PushReceiver();
    receiver.answers(push -> status);
    receivers.add(receiver);
    return receiver;
  }

  private static String push(PushReceiver receiver, String authentication) {
    return "{'method': 'http', 'uri': '%s', 'http': {'authentication': {%s}}}"
        .formatted(receiver.url(), authentication);
  }

  /** But for the one file that is there to keep the administrator's token. */
  private static List<Path> filesBelow(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("administrator-token"))
          .toList();
    }
  }
}
