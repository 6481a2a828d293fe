package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.settings.Destination;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real RabbitMQ that blocks its publishers, and one that stops. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BrokerOutageTest extends BrokerTest {

  @Test
  void aBrokerThatBlocksPublishersTakesItLater() throws Exception {
    try (Messages receiver = new Messages(broker.port(), "/")) {
      receiver.queue("blocked", Map.of());
      broker.control("set_vm_memory_high_watermark", "0.000001");
      String options = "'routingKey': 'blocked', 'timeout': 'PT2S', " + PLAIN;
      try {
        assertThat(send(options))
            .as("blocked after the publish")
            .isInstanceOf(Outcome.Unknown.class);
        assertThat(send(options))
            .isInstanceOfSatisfying(
                Outcome.Failed.class, failed -> assertThat(failed.answer()).contains("memory"));
      } finally {
        broker.control("set_vm_memory_high_watermark", "0.4");
      }
    }
  }

  @Test
  void aBrokerThatStopsUnderAThousandMessagesLosesNoneAndRepeatsUnderTheSameIds() throws Exception {
    int count = 1_000;
    try (Messages receiver = new Messages(broker.port(), "/")) {
      receiver.queue("outage", Map.of());
    }
    Destination destination = destination("'routingKey': 'outage', 'timeout': 'PT5S', " + PLAIN);
    List<UUID> ids = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      ids.add(UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)}));
    }
    Set<UUID> delivered = new HashSet<>();
    CountDownLatch running = new CountDownLatch(100);
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch missed = new CountDownLatch(10);
    int tries = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Future<?> outage =
          threads.submit(
              () -> {
                running.await();
                broker.control("stop_app");
                stopped.countDown();
                missed.await();
                broker.control("start_app");
                return null;
              });
      while (delivered.size() < count) {
        List<Future<Outcome>> sent = new ArrayList<>();
        List<UUID> left = ids.stream().filter(id -> !delivered.contains(id)).toList();
        tries += left.size();
        for (UUID id : left) {
          boolean isSecondHalf = ids.indexOf(id) >= count / 2;
          sent.add(
              threads.submit(
                  () -> {
                    if (isSecondHalf) {
                      stopped.await();
                    }
                    Outcome outcome = sender.send(MessageDeliveries.of(destination, id, "x"));
                    running.countDown();
                    if (!(outcome instanceof Outcome.Delivered)) {
                      missed.countDown();
                    }
                    return outcome;
                  }));
        }
        for (int index = 0; index < left.size(); index++) {
          if (sent.get(index).get() instanceof Outcome.Delivered) {
            delivered.add(left.get(index));
          }
        }
      }
      outage.get();
    }
    assertThat(tries).as("the broker stopped while messages were sent").isGreaterThan(count);
    try (Messages receiver = new Messages(broker.port(), "/")) {
      Set<String> received = new HashSet<>();
      receiver.read("outage").forEach(each -> received.add(each.getProps().getMessageId()));
      assertThat(received)
          .containsExactlyInAnyOrderElementsOf(ids.stream().map(UUID::toString).toList());
    }
  }
}
