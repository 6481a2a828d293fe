package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.Receiver;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsReader;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pushes whose body the destination's template writes. */
@Timeout(60)
class TemplatedPushTest {
  private static final UUID ID = UUID.fromString("0b4b0c1e-7c0e-4d3a-9d0b-5e0f6a7b8c9d");
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 0\n\n";

  private final PushClient client;
  private final HttpSender sender;

  TemplatedPushTest() throws NoSuchAlgorithmException {
    client =
        new PushClient(
            ForbiddenAddresses.allowingLoopback(true), Addresses.SYSTEM, SSLContext.getDefault());
    sender = new HttpSender(client, new MemorySecrets(), StoredEnvelopes.HUB, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    client.close();
  }

  @Test
  void theTemplateWritesTheBodyAndTheIdStandsBehindThePath() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      Outcome outcome =
          send(
              receiver.uri() + "?a=b",
              "{\"n\": {{ count }}, \"ip\": \"{{ event['source.ip'] }}\", \"id\": \"{{ delivery"
                  + " }}\"}",
              StoredEnvelopes.events(1));

      assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
      assertThat(receiver.requests().getFirst())
          .startsWith("POST " + receiver.uri().getPath() + "/" + ID + "?a=b HTTP/1.1")
          .contains("Content-Type: application/json\r\n")
          .endsWith("{\"n\": 1, \"ip\": \"192.0.2.1\", \"id\": \"" + ID + "\"}");
    }
  }

  @Test
  void anEventOfWhichTheTemplateMakesNoJsonIsSetAsideUnsent() throws IOException {
    try (var receiver = Receiver.answering(OK)) {
      String needsAPort = "{\"port\": {{ event['source.port'] }}}";
      String uri = receiver.uri().toString();

      assertThat(
              send(uri, needsAPort, List.of(StoredEnvelopes.of("{\"source.ip\":\"192.0.2.1\"}"))))
          .isEqualTo(
              new Outcome.ContentRefused(
                  "Not sent: The body template is faulty: it prints a text outside of quotes; the"
                      + " filter json makes quotes of its own",
                  true));
      assertThat(send(uri, needsAPort, List.of(StoredEnvelopes.of("{\"source.port\":1}"))))
          .isInstanceOf(Outcome.Delivered.class);
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  private Outcome send(String uri, String template, List<StoredEnvelope> events) {
    ObjectNode destination =
        new ObjectMapper().createObjectNode().put("method", "http").put("uri", uri);
    destination.putObject("http").put("template", template).put("idInPath", uri.contains("?"));
    return sender.send(
        new Delivery(
            ID,
            SettingsReader.destination("chat", destination),
            Group.NONE,
            events,
            1,
            1,
            1,
            Instant.parse("2026-11-22T08:00:00Z")));
  }
}
