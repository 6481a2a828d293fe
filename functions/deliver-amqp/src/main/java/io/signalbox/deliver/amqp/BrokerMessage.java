package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.signalbox.store.Body;

/**
 * A message on its way to a broker.
 *
 * @param isKeyFromEnvelope whether another envelope may have another routing key
 */
record BrokerMessage(
    String id,
    String exchange,
    String routingKey,
    boolean isKeyFromEnvelope,
    BasicProperties properties,
    Body body) {}
