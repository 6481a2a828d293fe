package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.KeptConnections;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.delivery.peer.TimeLimit;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.AmqpAddress;
import io.signalbox.settings.AmqpOptions;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.store.Body;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Delivers as persistent, mandatory messages, one an envelope, with the delivery's id. */
final class AmqpSender implements Sender {
  private static final int ENTRIES = 500;
  private static final long LOADED_BYTES = 32L * 1024 * 1024;
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int PERSISTENT = 2;

  private final Broker broker;
  private final CachedSecrets secrets;
  private final KeptConnections<BrokerConnection> connections;
  private final Clock clock;

  AmqpSender(Broker broker, Secrets secrets, Clock clock) {
    this.broker = broker;
    this.secrets = new CachedSecrets(secrets, clock);
    this.connections = new KeptConnections<>(clock);
    this.clock = clock;
  }

  @Override
  public Capacity capacity(Destination destination) {
    return new Capacity(
        ENTRIES,
        LOADED_BYTES,
        destination.parallel(),
        destination.options(AmqpOptions.class).timeout().plus(CONNECTING),
        false);
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return Collections.nCopies(waiting.size(), 1);
  }

  @Override
  public Outcome send(Delivery delivery) {
    Destination destination = delivery.destination();
    AmqpOptions options = destination.options(AmqpOptions.class);
    PeerSecrets credentials = new PeerSecrets(secrets);
    BrokerMessage message;
    AmqpAddress address;
    try {
      message = message(delivery, options);
      address = AmqpAddress.of(destination.uri().orElseThrow());
    } catch (IllegalArgumentException unfit) {
      return new Outcome.Refused(String.valueOf(unfit.getMessage()));
    }
    // Another address, or other options, is another connection.
    Object key = List.of(destination.name(), address, options);
    try (var use = connections.use(key, () -> open(address, options, credentials))) {
      return clean(use.connection().publish(message, options.timeout()), credentials);
    } catch (NotConnected failure) {
      return new Outcome.Failed(
          "Not sent: " + PeerText.of(String.valueOf(failure.getMessage()), credentials.texts()));
    }
  }

  /** Why there is no connection, for people. */
  private static final class NotConnected extends Exception {
    NotConnected(String reason) {
      super(reason);
    }
  }

  private BrokerConnection open(AmqpAddress address, AmqpOptions options, PeerSecrets credentials)
      throws NotConnected {
    try {
      return TimeLimit.run(
          CONNECTING, () -> broker.open(address, options, credentials, clock.instant()));
    } catch (TimeoutException late) {
      throw new NotConnected("no connection within " + CONNECTING.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotConnected("this function's time ran out");
    } catch (ExecutionException failed) {
      throw new NotConnected(reason(Optional.ofNullable(failed.getCause()).orElse(failed)));
    }
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case StoreException away -> "the secret store did not answer";
      case UnusableCredential credential -> String.valueOf(credential.getMessage());
      case PossibleAuthenticationFailureException refused ->
          "the broker closed the connection while the hub said who it is: wrong user, password or"
              + " certificate";
      case TimeoutException late -> "the broker did not answer in time";
      case ShutdownSignalException closed -> text(closed);
      default ->
          failure.getCause() instanceof ShutdownSignalException closed
              ? text(closed)
              : Optional.ofNullable(failure.getMessage())
                  .orElse(failure.getClass().getSimpleName());
    };
  }

  private static String text(ShutdownSignalException closed) {
    return switch (closed.getReason()) {
      case com.rabbitmq.client.AMQP.Connection.Close close ->
          close.getReplyCode() + " " + close.getReplyText();
      case com.rabbitmq.client.AMQP.Channel.Close close ->
          close.getReplyCode() + " " + close.getReplyText();
      case null, default -> "the broker closed the connection";
    };
  }

  private static Outcome clean(Outcome outcome, PeerSecrets credentials) {
    String text = PeerText.of(outcome.answer(), credentials.texts());
    return switch (outcome) {
      case Outcome.Delivered delivered -> new Outcome.Delivered(text);
      case Outcome.Failed failed -> new Outcome.Failed(text);
      case Outcome.Refused refused -> new Outcome.Refused(text);
      case Outcome.Gone gone -> new Outcome.Gone(text);
      case Outcome.Unknown unknown -> new Outcome.Unknown(text);
    };
  }

  private static BrokerMessage message(Delivery delivery, AmqpOptions options) {
    Envelope envelope = delivery.envelopes().getFirst().envelope();
    Map<String, Object> headers = new LinkedHashMap<>(options.headers());
    return new BrokerMessage(
        delivery.id().toString(),
        options.exchange().orElse(""),
        RoutingKey.of(options.routingKey(), envelope),
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
