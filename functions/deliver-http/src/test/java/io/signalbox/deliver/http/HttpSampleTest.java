package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.sample.RecordedSteps;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.delivery.sample.SampleReport.TakenStep;
import io.signalbox.delivery.sample.Step;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.TestIdentity;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsReader;
import io.signalbox.store.embedded.MemorySecrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the test of a destination shows, from a real server. */
@Timeout(60)
class HttpSampleTest {
  private final List<String> marks = new CopyOnWriteArrayList<>();
  private final MemorySecrets secrets = new MemorySecrets();
  private int status = 204;
  private TestIdentity receiver;
  private HttpsServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    secrets.put("destinations/soc/client", "cl1ent");
    receiver = TestIdentity.in(folder, "localhost");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(receiver.trusting(receiver)));
    server.createContext(
        "/in",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          marks.add(String.valueOf(exchange.getRequestHeaders().getFirst("Signalbox-Test")));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.createContext(
        "/token",
        exchange -> {
          byte[] answer = "{\"access_token\":\"t0ken\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aSampleIsMarkedAndShowsEachStep() throws Exception {
    SampleReport report = test(trusting(), true);

    assertThat(report.result()).as(report.answer()).isEqualTo("delivered");
    assertThat(report.steps())
        .extracting(TakenStep::step)
        .containsExactly(Step.RESOLVE, Step.CONNECT, Step.TLS, Step.SEND, Step.ANSWER);
    assertThat(report.steps().getFirst().detail()).contains("127.0.0.1");
    assertThat(report.peer().orElseThrow().subject()).contains("localhost");
    assertThat(marks).containsExactly("true");
  }

  @Test
  void theAccessTokenIsAStepOfItsOwnAndNotInTheReport() throws Exception {
    status = 401;

    SampleReport report =
        test(
            trusting()
                + ", 'authentication': {'oauth2': {'tokenUri': 'https://localhost:%d/token', 'clientId': 'hub', 'clientSecret': {'stored': 'destinations/soc/client'}}}"
                    .formatted(server.getAddress().getPort()),
            true);

    assertThat(report.steps().getFirst().step()).isEqualTo(Step.AUTHENTICATE);
    assertThat(report.steps().getLast().step()).isEqualTo(Step.ANSWER);
    assertThat(report.steps().getLast().isDone()).isFalse();
    assertThat(report.answer()).isEqualTo("401");
    assertThat(report.toString()).doesNotContain("t0ken").doesNotContain("cl1ent");
  }

  @Test
  void aReceiverThatNobodyVouchesForIsShown() throws Exception {
    SampleReport report = test("'gzip': false", true);

    assertThat(report.steps().getLast().step()).isEqualTo(Step.TLS);
    assertThat(report.peer().orElseThrow().issuer()).contains("localhost");
    assertThat(marks).isEmpty();
  }

  @Test
  void noForbiddenAddressIsConnectedTo() throws Exception {
    SampleReport report = test(trusting(), false);

    assertThat(report.steps())
        .extracting(TakenStep::step, TakenStep::isDone)
        .containsExactly(tuple(Step.RESOLVE, false));
    assertThat(report.answer()).startsWith("Not sent: ");
    assertThat(marks).isEmpty();
  }

  private String trusting() throws Exception {
    return "'tls': {'ca': '%s'}".formatted(receiver.pem().replace("\n", "\\n"));
  }

  private SampleReport test(String options, boolean loopbackAllowed) throws Exception {
    String document =
        "{'destinations': {'soc': {'method': 'http', 'uri': 'https://localhost:%d/in', 'http': {%s}}}}"
            .formatted(server.getAddress().getPort(), options);
    ObjectNode json = new JsonMapper().readValue(document.replace('\'', '"'), ObjectNode.class);
    Delivery sample =
        new Delivery(
            UUID.randomUUID(),
            Optional.ofNullable(SettingsReader.read(json).destinations().get("soc")).orElseThrow(),
            Group.NONE,
            StoredEnvelopes.events(1),
            1,
            1,
            1,
            Instant.now());
    RecordedSteps steps = new RecordedSteps(Clock.systemUTC());
    try (PushClient client =
        new PushClient(
            ForbiddenAddresses.allowingLoopback(loopbackAllowed),
            Addresses.SYSTEM,
            SSLContext.getDefault())) {
      HttpSender sender = new HttpSender(client, secrets, StoredEnvelopes.HUB, Clock.systemUTC());
      return steps.report(sample.id(), sender.send(sample, steps));
    }
  }
}
