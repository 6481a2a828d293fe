package io.signalbox.deliver.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.Receiver;
import io.signalbox.http.signature.HmacSigner;
import io.signalbox.http.signature.WebhookHeaders;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpOptions.Authentication;
import io.signalbox.settings.HttpOptions.Encoding;
import io.signalbox.settings.HttpOptions.SigningKey;
import io.signalbox.settings.HttpOptions.SigningKey.Kind;
import io.signalbox.settings.SecretReference;
import io.signalbox.store.AwaySecrets;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSenderTest {
  private static final UUID ID = UUID.fromString("0b4b0c1e-7c0e-4d3a-9d0b-5e0f6a7b8c9d");
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00.500Z");
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String SEED = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";

  private final MemorySecrets secrets = new MemorySecrets();
  private final PushClient client;
  private final HttpSender sender;

  HttpSenderTest() throws NoSuchAlgorithmException {
    client =
        new PushClient(
            ForbiddenAddresses.allowingLoopback(true), Addresses.SYSTEM, SSLContext.getDefault());
    sender = new HttpSender(client, secrets, StoredEnvelopes.HUB, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
  }

  @Test
  void aPushIsSignedOverTheBytesSentByEveryKey() throws IOException {
    var hmac = secret("hmac", KEY);
    var seed = secret("seed", SEED);
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 4\n\nyes!")) {
      var destination =
          Destinations.at(receiver.uri().toString())
              .batches(10, Encoding.NDJSON)
              .compressed()
              .signed(new SigningKey(Kind.V1, hmac), new SigningKey(Kind.V1A, seed));
      assertThat(send(destination, StoredEnvelopes.events(2)))
          .isEqualTo(new Outcome.Delivered("200 yes!"));

      var request = receiver.requests().getFirst();
      assertThat(header(request, "webhook-id")).isEqualTo(ID.toString());
      assertThat(header(request, "webhook-timestamp")).isEqualTo("1795334400");
      assertThat(header(request, "User-Agent")).matches("Signalbox/[0-9].*");
      var body = request.substring(request.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1);
      var expected = WebhookHeaders.of(ID.toString(), NOW, body, List.of(HmacSigner.of(KEY)));
      assertThat(header(request, "webhook-signature"))
          .startsWith(expected.get("webhook-signature") + " v1a,");
      assertThat(StoredEnvelopes.read(StoredEnvelopes.inflated(body), "application/x-ndjson"))
          .hasSize(2);
    }
  }

  @Test
  void whatTheFormatCannotHoldIsRefusedUnsent() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      var destination = Destinations.at(receiver.uri().toString()).format(DataFormat.X_ARF);
      assertThat(send(destination, StoredEnvelopes.events(1)))
          .isEqualTo(
              new Outcome.ContentRefused(
                  "Not sent: X-ARF has no type for this classification.type.", true));
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void aPushOfMarkedEventsSaysTheStrictestMarkInAHeader() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      var destination = Destinations.at(receiver.uri().toString()).batches(10, Encoding.NDJSON);
      send(destination, StoredEnvelopes.events(1));
      send(
          destination,
          List.of(
              StoredEnvelopes.of("{\"tlp\":\"GREEN\",\"source.port\":1}"),
              StoredEnvelopes.of("{\"tlp\":\"AMBER\",\"source.port\":2}")));

      assertThat(receiver.requests().getFirst()).doesNotContain("Signalbox-Marking");
      assertThat(header(receiver.requests().getLast(), "Signalbox-Marking")).isEqualTo("TLP:AMBER");
    }
  }

  @Test
  void aRepetitionHasTheSameIdAndBodyAndTheTimeOfItsOwn() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 500 No\nContent-Length: 0\n\n")) {
      var destination = Destinations.at(receiver.uri().toString());
      var later =
          new HttpSender(
              client,
              secrets,
              StoredEnvelopes.HUB,
              Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
      send(destination, StoredEnvelopes.events(1));
      later.send(delivery(destination, StoredEnvelopes.events(1)));
      assertThat(receiver.requests()).hasSize(2);
      assertThat(receiver.requests().getFirst().replace("1795334400", "1795334460"))
          .isEqualTo(receiver.requests().getLast());
    }
  }

  @Test
  void theReceiversAnswerIsKeptWithoutOurCredentials() throws IOException {
    var token = secret("token", "t0ps3cret");
    var answer = "{\t\"you sent\": \"Bearer t0ps3cret\"\u001b[2J}";
    try (var receiver =
        Receiver.answering(
            "HTTP/1.1 403 No\nContent-Length: %d\n\n%s".formatted(answer.length(), answer))) {
      var destination =
          Destinations.at(receiver.uri().toString())
              .authenticated(new Authentication.Bearer(token));
      assertThat(send(destination, StoredEnvelopes.events(1)))
          .isEqualTo(
              new Outcome.DestinationRefused("403 { \"you sent\": \"Bearer [redacted]\" [2J}"));
      assertThat(header(receiver.requests().getFirst(), "Authorization"))
          .isEqualTo("Bearer t0ps3cret");
    }
  }

  @Test
  void whatANeighbourHubDoesNotTakeIsRefused() throws IOException {
    var answer = "{\"counts\":{\"accepted\":1,\"rejected\":1},\"items\":[]}";
    try (var receiver =
        Receiver.answering(
            "HTTP/1.1 200 OK\nContent-Length: %d\n\n%s".formatted(answer.length(), answer))) {
      var destination = Destinations.at(receiver.uri().toString()).batches(10, Encoding.NDJSON);
      assertThat(send(destination, StoredEnvelopes.events(2)))
          .isEqualTo(new Outcome.ContentRefused("200 " + answer));
    }
  }

  @Test
  void retryAfterIsHeardAsSecondsAndAsADate() throws IOException {
    for (var header : List.of("120", "Sun, 22 Nov 2026 08:02:00 GMT")) {
      try (var receiver =
          Receiver.answering(
              "HTTP/1.1 429 Slow Down\nRetry-After: %s\nContent-Length: 0\n\n".formatted(header))) {
        var destination = Destinations.at(receiver.uri().toString());
        assertThat(send(destination, StoredEnvelopes.events(1)))
            .isInstanceOfSatisfying(
                Outcome.Failed.class,
                failed ->
                    assertThat(failed.retryAfter().orElseThrow())
                        .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(120)));
      }
    }
  }

  @Test
  void whetherARequestArrivedIsUnknownOnceItWasSent() throws IOException {
    try (var receiver =
        Receiver.start(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      assertThat(send(Destinations.at(receiver.uri().toString()), StoredEnvelopes.events(1)))
          .isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void whatIsNotSentIsAFailureWithItsReason() {
    assertThat(send(Destinations.at("http://10.0.0.1/in"), StoredEnvelopes.events(1)))
        .isEqualTo(new Outcome.Failed("Not sent: 10.0.0.1 is not a public address (private use)"));
    assertThat(send(Destinations.at("ftp://soc.example/"), StoredEnvelopes.events(1)))
        .isInstanceOf(Outcome.Failed.class);
    assertThat(
            send(
                Destinations.at("http://soc.example/")
                    .authenticated(new Authentication.Bearer(new SecretReference("gone"))),
                StoredEnvelopes.events(1)))
        .isEqualTo(new Outcome.Failed("Not sent: The secret store has no gone"));
  }

  @Test
  void aSecretStoreThatIsAwayIsAFailure() {
    var destination =
        Destinations.at("http://soc.example/")
            .authenticated(new Authentication.Bearer(new SecretReference("token")));
    assertThat(
            new HttpSender(client, new AwaySecrets(), StoredEnvelopes.HUB, Clock.systemUTC())
                .send(delivery(destination, StoredEnvelopes.events(1))))
        .isEqualTo(new Outcome.Failed("Not sent: the secret store did not answer"));
  }

  @Test
  void itsCapacityFollowsTheDestination() {
    var one = sender.capacity(Destinations.at("http://soc.example/").destination());
    assertThat(one.halvesRefused()).isFalse();
    assertThat(one.parallel()).isEqualTo(1);
    assertThat(one.longestSend()).isGreaterThan(Duration.ofSeconds(20));
    var many =
        sender.capacity(
            Destinations.at("http://soc.example/").batches(1000, Encoding.ARRAY).destination());
    assertThat(many.halvesRefused()).isTrue();
    assertThat(many.entries()).isEqualTo(1000);
  }

  private Outcome send(Destinations destination, List<StoredEnvelope> arrivals) {
    return sender.send(delivery(destination, arrivals));
  }

  private static Delivery delivery(Destinations destination, List<StoredEnvelope> arrivals) {
    return new Delivery(ID, destination.destination(), Group.NONE, arrivals, 1, 1, 1, NOW);
  }

  private SecretReference secret(String name, String value) {
    secrets.put(name, value);
    return new SecretReference(name);
  }

  private static String header(String request, String name) {
    var line = Pattern.compile("(?m)^" + name + ": (.*)$").matcher(request);
    return line.find() ? line.group(1) : "none";
  }
}
