package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.HostilePeer;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brokers that say anything but AMQP: within its time and a cap, all is for later. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileBrokerTest {
  private static final long CAP_BYTES = 80_000_000;

  private static final int MORE_THAN_BUFFERS = 12_000_000;

  private final MemorySecrets secrets = new MemorySecrets();
  private final AmqpSender sender =
      new AmqpSender(
          new Broker(
              new VettedAddresses(Addresses.SYSTEM, ForbiddenAddresses.allowingLoopback(true))),
          secrets,
          Clock.systemUTC());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "garbage, 'HTTP/1.1 400 Bad Request\r\n\r\n', x, 1, 0",
    "an endless greeting, '', x, 65536, 0",
    "one byte a second, '\u0001', x, 1, 1000",
    "a frame of 2 GB, '\u0001\u0000\u0000\u007f\u00ff\u00ff\u00ff', x, 65536, 0",
    "another version, 'AMQP\u0000\u0001\u0000\u0000', '', 0, 1000"
  })
  void whateverABrokerSaysItIsTriedAgainLater(
      String name, String greeting, String repeated, int times, int pauseMilliseconds)
      throws Exception {
    secrets.put("destinations/soc/guest", "guest");
    try (HostilePeer peer =
        new HostilePeer(greeting, repeated.repeat(times), Duration.ofMillis(pauseMilliseconds))) {
      Outcome outcome =
          sender.send(
              MessageDeliveries.of(
                  MessageDeliveries.destination(
                      "amqp",
                      "amqp://localhost:" + peer.port(),
                      "'routingKey': 'x', " + BrokerTest.PLAIN),
                  "x"));

      assertThat(outcome).as(outcome.answer()).isInstanceOf(Outcome.Failed.class);
      assertThat(outcome.answer()).startsWith("Not sent: ").hasSizeLessThan(600);
      assertThat(peer.sentBytes()).isLessThan(CAP_BYTES);
    }
  }

  @Test
  void aBrokerThatReadsNothingMoreHoldsUpNobodyForEver() throws Exception {
    secrets.put("destinations/soc/guest", "guest");
    try (DeafBroker broker = new DeafBroker()) {
      Delivery delivery =
          MessageDeliveries.of(
              MessageDeliveries.destination(
                  "amqp",
                  "amqp://localhost:" + broker.port(),
                  "'routingKey': 'x', 'timeout': 'PT1S', " + BrokerTest.PLAIN),
              "x".repeat(MORE_THAN_BUFFERS));
      List<FutureTask<Outcome>> sends = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        FutureTask<Outcome> send = new FutureTask<>(() -> sender.send(delivery));
        Thread.ofVirtual().start(send);
        sends.add(send);
      }
      for (FutureTask<Outcome> send : sends) {
        Outcome outcome = send.get();
        assertThat(outcome).isInstanceOfAny(Outcome.Unknown.class, Outcome.Failed.class);
      }
    }
  }

  /** The next try has the same id: what the broker says of the first is not the answer to it. */
  @Test
  void aReturnAfterTheTimeOutIsNotTheAnswerToTheNextTry() throws Exception {
    secrets.put("destinations/soc/guest", "guest");
    try (LateBroker broker = new LateBroker()) {
      Delivery delivery =
          MessageDeliveries.of(
              MessageDeliveries.destination(
                  "amqp",
                  "amqp://localhost:" + broker.port(),
                  "'routingKey': 'x', 'timeout': 'PT0.5S', " + BrokerTest.PLAIN),
              "x");
      assertThat(sender.send(delivery)).isInstanceOf(Outcome.Unknown.class);

      broker.answer();

      Outcome next = sender.send(delivery);
      assertThat(next).as(next.answer()).isInstanceOf(Outcome.Delivered.class);
    }
  }
}
