package io.signalbox.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Options of a destination that gets AMQP 0-9-1 messages, one an envelope.
 *
 * @param exchange empty for the default exchange, whose routing keys are queues
 * @param type of the exchange, where it is declared
 * @param declare whether the hub declares the exchange, or the queue without one; else it must be
 *     there
 * @param durable whether what is declared outlives a restart of the broker
 * @param routingKey with {@code {field}} for an event's values
 * @param headers of each message
 * @param message what a message holds
 * @param timeout how long a message may wait to be confirmed
 */
public record AmqpOptions(
    Optional<String> exchange,
    ExchangeType type,
    boolean declare,
    boolean durable,
    String routingKey,
    Map<String, String> headers,
    Message message,
    Authentication authentication,
    TlsOptions tls,
    Duration timeout)
    implements DeliveryMethods.Options {
  public AmqpOptions {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** How an exchange chooses queues. */
  public enum ExchangeType {
    DIRECT,
    FANOUT,
    TOPIC,
    HEADERS
  }

  /** What a message holds. */
  public enum Message {
    /** The envelope, in the destination's form. */
    ENVELOPE,
    /** The event alone, flat and with {@code __type}, as IntelMQ's AMQP collector takes it. */
    INTELMQ
  }

  /** How the hub says who it is. */
  public sealed interface Authentication {
    /** SASL PLAIN. */
    record Plain(String user, SecretReference password) implements Authentication {}

    /** SASL EXTERNAL: by the client certificate. */
    record External() implements Authentication {}
  }

  @Override
  public DeliveryMethod method() {
    return new AmqpMethod();
  }
}
