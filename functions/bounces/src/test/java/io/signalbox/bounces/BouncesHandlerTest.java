package io.signalbox.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BouncesHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T05:30:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Mailer NOBODY_SENDS =
      mail -> {
        throw new AssertionError("nothing is sent here");
      };

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          EmbeddedStore.inMemory(clock),
          new Environment(
              Map.of(
                  "DELIVERIES_TABLE", "deliveries",
                  "READERS_TABLE", "readers",
                  "ENVELOPES_TABLE", "envelopes",
                  "ENVELOPE_CODING", "plain",
                  "HUB_NAME", "hub-a",
                  "RETENTION", "P30D")),
          NOBODY_SENDS,
          new MemorySecrets(),
          clock,
          new Random(1));
  private final Table deliveries = platform.table("DELIVERIES_TABLE");
  private final Suppressions suppressions = new Suppressions(deliveries, clock);
  private final BouncesHandler handler = new BouncesHandler(platform);

  @Test
  void aPermanentBounceSuppressesItsRecipients() {
    assertThat(failures(notification("bounce"))).isEmpty();
    assertThat(all())
        .containsExactly(
            new Suppression(
                "abuse@isp.example",
                Reason.BOUNCE,
                "Permanent/General; 5.1.1; smtp; 550 5.1.1 user unknown; mail 0102017f-ses",
                NOW),
            new Suppression(
                "soc@xn--bcher-kva.example",
                Reason.BOUNCE,
                "Permanent/General; mail 0102017f-ses",
                NOW));
  }

  @Test
  void aComplaintSuppressesTheAddressToo() {
    assertThat(failures(notification("complaint"))).isEmpty();
    assertThat(all())
        .containsExactly(
            new Suppression(
                "abuse@isp.example", Reason.COMPLAINT, "abuse; mail 0102017f-ses", NOW));
  }

  @Test
  void rawDeliveryWithoutSnssEnvelopeIsReadAsWell() {
    assertThat(failures(resource("bounce"))).isEmpty();
    assertThat(all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Transient", "Undetermined"})
  void aBounceThatMayPassSuppressesNobody(String type) {
    assertThat(failures(sns(resource("bounce").replace("Permanent", type)))).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void whoFindsTheMailInTheSpamFolderHasNotComplained() {
    assertThat(failures(sns(resource("complaint").replace("\"abuse\"", "\"not-spam\"")))).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void theSameNotificationTwiceIsOneSuppression() {
    assertThat(failures(notification("complaint"), notification("complaint"))).isEmpty();
    assertThat(all()).hasSize(1);
  }

  @Test
  void noticesOfSesAndSnsAreNoFailures() {
    assertThat(
            failures(
                sns("{\"notificationType\":\"Delivery\",\"delivery\":{}}"),
                sns("{\"notificationType\":\"AmazonSnsSubscriptionSucceeded\"}"),
                sns("Successfully validated SNS topic for Amazon SES event publishing."),
                "{\"Type\":\"SubscriptionConfirmation\",\"Token\":\"x\"}"))
        .isEmpty();
    assertThat(all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"Type\":\"Notification\"}",
        "{\"Type\":\"Notification\",\"Message\":\"hello\"}",
        "{\"notificationType\":\"Bounce\"}",
        "{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[]}}",
        "{\"eventType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"nobody\"}]}}",
      })
  void aMalformedMessageFailsAloneAndTheOthersAreDone(String malformed) {
    assertThat(failures(notification("complaint"), malformed, notification("bounce")))
        .containsExactly("1");
    assertThat(all()).hasSize(2);
  }

  @Test
  void oneThatCannotBeWrittenDownFailsAlone() {
    String overlong = "x".repeat(3_000);
    assertThat(
            failures(
                notification("complaint"),
                "{\"eventType\":\"Reject\",\"reject\":{},\"mail\":{\"messageId\":\"%s\"}}"
                    .formatted(overlong),
                notification("bounce")))
        .containsExactly("1");
    assertThat(all()).hasSize(2);
  }

  private List<Suppression> all() {
    return suppressions.list(Optional.empty(), 100);
  }

  private List<String> failures(String... bodies) {
    var messages = new ArrayList<SQSMessage>();
    for (String body : bodies) {
      var message = new SQSMessage();
      message.setMessageId(String.valueOf(messages.size()));
      message.setBody(body);
      messages.add(message);
    }
    var event = new SQSEvent();
    event.setRecords(messages);
    return handler.handleRequest(event, NoContext.INSTANCE).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private static String notification(String name) {
    return sns(resource(name));
  }

  private static String sns(String message) {
    return JSON.createObjectNode()
        .put("Type", "Notification")
        .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
        .put("TopicArn", "arn:aws:sns:eu-central-1:000000000000:bounces")
        .put("Message", message)
        .put("Timestamp", "2026-11-22T04:27:03.000Z")
        .put("SignatureVersion", "1")
        .toString();
  }

  private static String resource(String name) {
    try (var file = BouncesHandlerTest.class.getResourceAsStream("/ses/" + name + ".json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
