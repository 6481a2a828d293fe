package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rabbitmq.client.GetResponse;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.delivery.peer.TestCertificates;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import io.signalbox.settings.Destination;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests on one RabbitMQ, which the first starts and the end of all stops. */
abstract class BrokerTest {
  static final String PLAIN =
      "'authentication': {'user': 'guest', 'password': {'stored': 'destinations/soc/guest'}}";

  private static @Nullable Shared shared;

  private record Shared(RabbitMq broker, TestCertificates certificates) {}

  final Secrets secrets = new MemorySecrets();
  final AmqpSender sender =
      new AmqpSender(
          new Broker(
              new VettedAddresses(Addresses.SYSTEM, ForbiddenAddresses.allowingLoopback(true))),
          secrets,
          Clock.systemUTC());
  final RabbitMq broker;
  final TestCertificates certificates;

  BrokerTest() {
    Shared running = shared();
    broker = running.broker();
    certificates = running.certificates();
    secrets.put("destinations/soc/guest", "guest");
    secrets.put("destinations/soc/wrong", "h0rse");
    secrets.put("destinations/soc/key", certificates.text("client.key"));
  }

  private static synchronized Shared shared() {
    Shared running = shared;
    if (running == null) {
      try {
        Path folder = Files.createTempDirectory("broker");
        TestCertificates certificates = TestCertificates.in(folder, "/CN=signalbox");
        RabbitMq broker = new RabbitMq(folder, certificates);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        running = new Shared(broker, certificates);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      shared = running;
    }
    return running;
  }

  Outcome send(String amqp) {
    return sender.send(MessageDeliveries.of(destination(amqp), "x"));
  }

  Outcome sendByTls(String host, String amqp) {
    return sender.send(
        MessageDeliveries.of(
            MessageDeliveries.destination(
                "amqp",
                "amqps://%s:%d/".formatted(host, broker.tlsPort()).replaceFirst("/$", ""),
                "'declare': true, 'routingKey': 'tls', " + amqp),
            "x"));
  }

  Destination destination(String amqp) {
    return MessageDeliveries.destination("amqp", "amqp://localhost:" + broker.port(), amqp);
  }

  static String escaped(String pem) {
    return pem.replace("\n", "\\n");
  }

  static GetResponse only(List<GetResponse> messages) {
    assertThat(messages).hasSize(1);
    return messages.getFirst();
  }

  static JsonNode json(GetResponse message) throws Exception {
    return new JsonMapper().readTree(Messages.body(message));
  }
}
