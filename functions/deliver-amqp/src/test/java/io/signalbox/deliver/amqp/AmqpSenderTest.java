package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.rabbitmq.client.GetResponse;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a message, from a real RabbitMQ. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AmqpSenderTest extends BrokerTest {

  @Test
  void aConfirmedMessageIsDeliveredWithTheDeliverysId() throws Exception {
    try (Messages receiver = new Messages(broker.port(), "/")) {
      receiver
          .queue("events", Map.of())
          .exchange("intelmq", "intelmq.phishing.a_b_example._", "events");
      Delivery delivery =
          MessageDeliveries.of(
              destination(
                  "'exchange': 'intelmq', 'headers': {'x-origin': 'hub'}, 'routingKey':"
                      + " 'intelmq.{classification.type}.{source.fqdn}.{source.ip}', "
                      + PLAIN),
              "hello");

      assertThat(sender.send(delivery)).isEqualTo(new Outcome.Delivered("Confirmed"));

      GetResponse message = only(receiver.read("events"));
      assertThat(message.getProps().getMessageId()).isEqualTo(delivery.id().toString());
      assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
      assertThat(message.getProps().getContentType()).isEqualTo("application/json");
      assertThat(message.getProps().getHeaders().get("x-origin")).hasToString("hub");
      assertThat(message.getProps().getHeaders().get("Signalbox-Marking"))
          .hasToString("TLP:AMBER+STRICT");
      assertThat(json(message).path("event_description.text").asText()).isEqualTo("hello");
    }
  }

  @Test
  void aMessageThatNoQueueGetsIsRefused() {
    assertThat(send("'routingKey': 'nowhere', " + PLAIN))
        .isEqualTo(new Outcome.DestinationRefused("Returned: 312 NO_ROUTE"));
  }

  @Test
  void aMessageThatIsTooLargeIsRefused() throws Exception {
    try (Messages receiver = new Messages(broker.port(), "/")) {
      receiver.queue("large", Map.of());
      Destination destination = destination("'routingKey': 'large', " + PLAIN);

      assertThat(sender.send(MessageDeliveries.of(destination, "x".repeat(100_000))))
          .isInstanceOfSatisfying(
              Outcome.ContentRefused.class,
              refused -> assertThat(refused.answer()).contains("100000"));
      assertThat(sender.send(MessageDeliveries.of(destination, "small")))
          .isInstanceOf(Outcome.Delivered.class);
    }
  }

  @Test
  void whatIntelMqsCollectorCannotHoldIsRefusedForItsContent() {
    Destination destination = destination("'message': 'intelmq', 'routingKey': 'x', " + PLAIN);
    Envelope idea =
        new Envelope(
            EnvelopeId.parse("72ddb00c-2d0a-4eea-b7ac-000000000001"),
            Optional.empty(),
            Path.EMPTY,
            new Protocol(1, "idea", "event"),
            Meta.EMPTY,
            Payload.of(JsonNodeFactory.instance.objectNode().put("Format", "IDEA0")));
    Delivery event = MessageDeliveries.of(destination, "x");
    StoredEnvelope stored =
        new StoredEnvelope(EnvelopeKey.first(idea.id().dedupKey()), idea, "cert-at", event.cutAt());

    assertThat(
            sender.send(
                new Delivery(
                    event.id(), destination, Group.NONE, List.of(stored), 1, 1, 1, event.cutAt())))
        .isEqualTo(
            new Outcome.ContentRefused(
                "Not sent: IntelMQ's collector takes IntelMQ events only", true));
  }

  @Test
  void aFullQueueTakesItLater() throws Exception {
    try (Messages receiver = new Messages(broker.port(), "/")) {
      receiver.queue("full", Map.of("x-max-length", 1, "x-overflow", "reject-publish"));
      send("'routingKey': 'full', " + PLAIN);

      assertThat(send("'routingKey': 'full', " + PLAIN))
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.answer()).contains("nack"));
    }
  }

  @Test
  void anExchangeThatIsNotThereIsTroubleOfTheDestination() {
    assertThat(send("'exchange': 'absent', 'routingKey': 'x', " + PLAIN))
        .isInstanceOfSatisfying(
            Outcome.DestinationRefused.class,
            failed -> assertThat(failed.answer()).startsWith("404 NOT_FOUND").contains("absent"));
  }

  @Test
  void anExchangeIsDeclaredIfThatIsAsked() {
    assertThat(
            send(
                "'exchange': 'declared', 'type': 'fanout', 'declare': true, 'routingKey': 'x', "
                    + PLAIN))
        .as("the exchange is there, and has no queue")
        .isEqualTo(new Outcome.DestinationRefused("Returned: 312 NO_ROUTE"));
    assertThat(send("'declare': true, 'routingKey': 'declared', " + PLAIN))
        .isInstanceOf(Outcome.Delivered.class);
  }
}
