package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.HostilePeer;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that say anything but XMPP: within its time and a cap, all is for later. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileServerTest {
  private static final String STREAM =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
          + " xmlns:stream='http://etherx.jabber.org/streams' from='localhost' id='s'"
          + " version='1.0'>";

  /** What is in the buffers of the machine was not read. */
  private static final long CAP_BYTES = 4L * LimitedInput.LIMIT_BYTES;

  private final MemorySecrets secrets = new MemorySecrets();
  private final XmppSender sender =
      new XmppSender(
          new XmppServer(
              new VettedAddresses(Addresses.SYSTEM, ForbiddenAddresses.allowingLoopback(true)),
              domain -> List.of()),
          secrets,
          Clock.systemUTC());

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "garbage, false, 'HTTP/1.1 400 Bad Request\r\n\r\n', x, 1, 0",
    "an endless greeting, true, '<stream:features><a>', x, 65536, 0",
    "one byte a second, false, '<', ' ', 1, 1000",
    "a huge error, true, '<stream:error><text>', x, 65536, 0",
    "endless elements, true, '<stream:features>', '<a>', 20000, 0",
    "entities, false, '<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">"
        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]><a>', '&d;', 20000, 0"
  })
  void whateverAServerSaysItIsTriedAgainLater(
      String name,
      boolean isStream,
      String greeting,
      String repeated,
      int times,
      int pauseMilliseconds)
      throws Exception {
    secrets.put("destinations/soc/password", "h0rse");
    try (HostilePeer peer =
        new HostilePeer(
            isStream ? STREAM + greeting : greeting,
            repeated.repeat(times),
            Duration.ofMillis(pauseMilliseconds))) {
      Outcome outcome =
          sender.send(
              MessageDeliveries.of(
                  MessageDeliveries.destination(
                      "xmpp",
                      "xmpp:person@localhost",
                      "'account': 'hub@localhost', 'host': '127.0.0.1', 'port': %d, 'clearText': true, 'timeout': 'PT7S', 'password': {'stored': 'destinations/soc/password'}"
                          .formatted(peer.port())),
                  "x"));

      assertThat(outcome).as(outcome.answer()).isInstanceOf(Outcome.Failed.class);
      assertThat(outcome.answer()).startsWith("Not sent: ").hasSizeLessThan(600);
      assertThat(peer.sentBytes()).isLessThan(CAP_BYTES);
    }
  }
}
