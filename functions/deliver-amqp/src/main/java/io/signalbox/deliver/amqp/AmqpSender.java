package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.PlainSender;
import io.signalbox.delivery.peer.MessageSession;
import io.signalbox.delivery.sample.SampleRun;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.AmqpAddress;
import io.signalbox.settings.AmqpOptions;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.store.Body;
import io.signalbox.store.Secrets;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Delivers as persistent, mandatory messages, one an envelope, with the delivery's id. */
final class AmqpSender implements PlainSender {
  private static final int PERSISTENT = 2;

  private final Broker broker;
  private final MessageSession<BrokerConnection> session;
  private final Clock clock;

  AmqpSender(Broker broker, Secrets secrets, Clock clock) {
    this.broker = broker;
    this.session = new MessageSession<>(secrets, clock, BrokerReplies::notConnected);
    this.clock = clock;
  }

  @Override
  public Capacity capacity(Destination destination) {
    return MessageSession.capacity(destination, destination.options(AmqpOptions.class).timeout());
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return MessageSession.oneEach(waiting);
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    Destination destination = delivery.destination();
    AmqpOptions options = destination.options(AmqpOptions.class);
    AmqpAddress address;
    try {
      address = AmqpAddress.of(destination.uri().orElseThrow());
    } catch (IllegalArgumentException unfit) {
      return new Outcome.DestinationRefused("Not sent: the URI " + unfit.getMessage());
    }
    BrokerMessage message;
    try {
      message = message(delivery, options, steps.isSample());
    } catch (IllegalArgumentException unfit) {
      return new Outcome.ContentRefused("Not sent: " + unfit.getMessage(), true);
    }
    // Another address, or other options, is another connection.
    return session.send(
        List.of(destination.name(), address, options),
        options.timeout(),
        steps,
        credentials -> broker.open(address, options, credentials, clock.instant(), steps),
        connection -> connection.publish(message, options.timeout(), steps));
  }

  private static BrokerMessage message(Delivery delivery, AmqpOptions options, boolean isSample) {
    Envelope envelope = delivery.envelopes().getFirst().envelope();
    Map<String, Object> headers = new LinkedHashMap<>(options.headers());
    if (isSample) {
      headers.put(SampleRun.HEADER, "true");
    }
    Marking marking = Marking.of(envelope);
    if (!marking.isEmpty()) {
      headers.put(Marking.HEADER, marking.text());
    }
    return new BrokerMessage(
        delivery.id().toString(),
        options.exchange().orElse(""),
        RoutingKey.of(options.routingKey(), envelope),
        RoutingKey.isFilledFrom(options.routingKey()),
        new BasicProperties.Builder()
            .messageId(delivery.id().toString())
            .contentType("application/json")
            .contentEncoding("utf-8")
            .deliveryMode(PERSISTENT)
            .timestamp(Date.from(delivery.cutAt()))
            .appId("signalbox")
            .headers(headers)
            .build(),
        Body.of(MessageBody.of(envelope, delivery.destination(), options.message())));
  }
}
