package io.signalbox.deliver.amqp;

import com.rabbitmq.client.AddressResolver;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultSaslConfig;
import com.rabbitmq.client.ResolvedInetAddress;
import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.net.VettedAddresses;
import io.signalbox.settings.AmqpAddress;
import io.signalbox.settings.AmqpOptions;
import io.signalbox.settings.AmqpOptions.Authentication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Connects to a broker, at vetted addresses only. */
final class Broker {
  private static final int STEP_TIMEOUT_MILLISECONDS = 5_000;
  private static final int HEARTBEAT_SECONDS = 10;
  private static final int CHANNELS = 2;

  private final VettedAddresses addresses;

  Broker(VettedAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Opens a connection and declares what the options say.
   *
   * @throws IOException with the broker's own words
   * @throws TimeoutException if a step takes too long
   * @throws UnusableCredential before anything is sent
   */
  BrokerConnection open(
      AmqpAddress address, AmqpOptions options, PeerSecrets secrets, Instant now, Steps steps)
      throws IOException, TimeoutException, UnusableCredential {
    ConnectionFactory factory = factory(address, options, secrets, now, steps);
    steps.begin(Step.RESOLVE);
    AddressResolver pinned = pinned(address);
    steps.begin(Step.CONNECT);
    Connection connection = factory.newConnection(null, pinned, "signalbox");
    try {
      Channel channel = connection.createChannel();
      if (channel == null) {
        throw new IOException("The broker opens no channel");
      }
      declare(channel, options);
      return new BrokerConnection(connection, channel);
    } catch (IOException | RuntimeException failed) {
      connection.abort(STEP_TIMEOUT_MILLISECONDS);
      throw failed;
    }
  }

  private static ConnectionFactory factory(
      AmqpAddress address, AmqpOptions options, PeerSecrets secrets, Instant now, Steps steps)
      throws UnusableCredential {
    ConnectionFactory factory = new WatchedConnectionFactory(steps);
    factory.setVirtualHost(address.virtualHost());
    // The library would reconnect by itself, past the address guard.
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout(STEP_TIMEOUT_MILLISECONDS);
    factory.setHandshakeTimeout(STEP_TIMEOUT_MILLISECONDS);
    factory.setChannelRpcTimeout(STEP_TIMEOUT_MILLISECONDS);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setRequestedChannelMax(CHANNELS);
    factory.setThreadFactory(Thread.ofPlatform().name("amqp-", 0).daemon().factory());
    switch (options.authentication()) {
      case Authentication.Plain(String user, var password) -> {
        factory.setUsername(user);
        factory.setPassword(secrets.get(password));
      }
      case Authentication.External() -> factory.setSaslConfig(DefaultSaslConfig.EXTERNAL);
    }
    if (address.tls()) {
      factory.useSslProtocol(secrets.tls(options.tls(), now).watched(steps::peer).context());
      factory.enableHostnameVerification();
    }
    return factory;
  }

  /** A list of one address would be looked up again by the library; a resolver's is not. */
  private AddressResolver pinned(AmqpAddress address) throws UnknownHostException {
    List<InetAddress> vetted = addresses.of(address.host());
    return () ->
        vetted.stream()
            .map(
                each ->
                    (com.rabbitmq.client.Address)
                        new ResolvedInetAddress(address.host(), each, address.port()))
            .toList();
  }

  private static void declare(Channel channel, AmqpOptions options) throws IOException {
    if (!options.declare()) {
      return;
    }
    if (options.exchange().isPresent()) {
      channel.exchangeDeclare(
          options.exchange().get(),
          options.type().name().toLowerCase(Locale.ROOT),
          options.durable());
    } else {
      channel.queueDeclare(options.routingKey(), options.durable(), false, false, null);
    }
  }
}
