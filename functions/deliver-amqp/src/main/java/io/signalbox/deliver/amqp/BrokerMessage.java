package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.signalbox.store.Body;

/** A message on its way to a broker. */
record BrokerMessage(
    String id, String exchange, String routingKey, BasicProperties properties, Body body) {}
