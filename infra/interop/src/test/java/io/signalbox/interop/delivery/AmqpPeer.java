package io.signalbox.interop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.rabbitmq.client.GetResponse;
import io.signalbox.deliver.amqp.DeliverAmqpHandler;
import io.signalbox.deliver.amqp.Messages;
import io.signalbox.deliver.amqp.RabbitMq;
import io.signalbox.delivery.peer.TestCertificates;
import io.signalbox.store.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** RabbitMQ, by TLS with the hub's certificate, or with IntelMQ's collector behind it. */
final class AmqpPeer extends LinedPeer {
  private static final String KEY = "destinations/peer/key";
  private static final String PASSWORD = "destinations/peer/password";

  private final RabbitMq broker;
  private final TestCertificates certificates;
  private final boolean isIntelMq;

  private AmqpPeer(RabbitMq broker, TestCertificates certificates, boolean isIntelMq)
      throws Exception {
    super(isIntelMq ? broker.port() : broker.tlsPort());
    this.broker = broker;
    this.certificates = certificates;
    this.isIntelMq = isIntelMq;
    try (Messages receiver = new Messages(broker.port(), "/")) {
      for (String queue : List.of("ids", "collector")) {
        receiver.queue(queue, Map.of());
      }
      receiver.exchange("scenario", "ids", "ids").exchange("scenario", "both", "ids");
      receiver.exchange("scenario", "both", "collector");
    }
  }

  static Peer external(RabbitMq broker, TestCertificates certificates) throws Exception {
    return new AmqpPeer(broker, certificates, false);
  }

  static Peer intelMq(RabbitMq broker, TestCertificates certificates) throws Exception {
    return new AmqpPeer(broker, certificates, true);
  }

  @Override
  public RequestHandler<SQSEvent, SQSBatchResponse> function(Platform platform) {
    return new DeliverAmqpHandler(platform);
  }

  @Override
  public String destination() {
    String address = "'method': 'amqp', 'form': 'bare', 'uri': '%s://localhost:%d'";
    return isIntelMq
        ? ("{" + address + ", 'amqp': {'exchange': 'scenario', 'routingKey': 'both',")
                .formatted("amqp", line.port())
            + " 'message': 'intelmq', 'timeout': 'PT5S', 'authentication': {'user': 'guest',"
            + " 'password': {'stored': '%s'}}}}".formatted(PASSWORD)
        : ("{" + address + ", 'amqp': {'exchange': 'scenario', 'routingKey': 'ids',")
                .formatted("amqps", line.port())
            + " 'timeout': 'PT5S', 'authentication': {'external': true}, 'tls': {'ca': '%s',"
                .formatted(escaped(certificates.text("ca.pem")))
            + " 'certificate': '%s', 'key': {'stored': '%s'}}}}"
                .formatted(escaped(certificates.text("client.pem")), KEY);
  }

  @Override
  public Map<String, String> secrets() {
    return isIntelMq ? Map.of(PASSWORD, "guest") : Map.of(KEY, certificates.text("client.key"));
  }

  @Override
  public OptionalInt refusedCharacters() {
    return OptionalInt.of(120_000);
  }

  @Override
  public List<Got> got() throws Exception {
    List<Got> got = new ArrayList<>();
    try (Messages receiver = new Messages(broker.port(), "/")) {
      List<GetResponse> messages = receiver.read("ids");
      List<String> texts =
          isIntelMq
              ? IntelMqCollector.texts("amqp", broker.port(), "collector", messages.size())
              : messages.stream().map(one -> new String(one.getBody(), UTF_8)).toList();
      for (int i = 0; i < messages.size(); i++) {
        got.add(new Got(messages.get(i).getProps().getMessageId(), texts.get(i)));
      }
    }
    return got;
  }
}
