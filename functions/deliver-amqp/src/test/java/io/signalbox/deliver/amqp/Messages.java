package io.signalbox.deliver.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Sets queues up and reads what came into them, as a receiver would. */
public final class Messages implements AutoCloseable {
  private final Connection connection;
  private final Channel channel;

  public Messages(int port, String virtualHost) throws IOException, TimeoutException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    factory.setVirtualHost(virtualHost);
    connection = factory.newConnection();
    channel = connection.createChannel();
  }

  public Messages queue(String name, Map<String, Object> arguments) throws IOException {
    channel.queueDeclare(name, true, false, false, arguments);
    return this;
  }

  public Messages exchange(String name, String bindingKey, String queue) throws IOException {
    channel.exchangeDeclare(name, "topic", true);
    channel.queueBind(queue, name, bindingKey);
    return this;
  }

  public List<GetResponse> read(String queue) throws IOException {
    List<GetResponse> messages = new ArrayList<>();
    for (GetResponse next = channel.basicGet(queue, true);
        next != null;
        next = channel.basicGet(queue, true)) {
      messages.add(next);
    }
    return messages;
  }

  public static String body(GetResponse message) {
    return new String(message.getBody(), UTF_8);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
