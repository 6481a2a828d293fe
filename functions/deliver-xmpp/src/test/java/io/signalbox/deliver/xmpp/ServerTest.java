package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.Delivery;
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
import java.util.function.Predicate;
import org.jivesoftware.smack.packet.Message;
import org.jspecify.annotations.Nullable;

/** Tests on one Prosody, which the first starts and the end of all stops. */
abstract class ServerTest {
  private static @Nullable Shared shared;

  private record Shared(Prosody server, TestCertificates certificates) {}

  final Secrets secrets = new MemorySecrets();
  final XmppSender sender = sender(true);
  final Prosody server;
  final TestCertificates certificates;

  ServerTest() {
    Shared running = shared();
    server = running.server();
    certificates = running.certificates();
    secrets.put("destinations/soc/password", "h0rse");
    secrets.put("destinations/soc/wrong", "w0rse");
  }

  private static synchronized Shared shared() {
    Shared running = shared;
    if (running == null) {
      try {
        Path folder = Files.createTempDirectory("server");
        TestCertificates certificates =
            TestCertificates.in(folder, "/CN=signalbox/emailAddress=signalbox@localhost");
        Prosody server = new Prosody(folder, certificates, "internal_hashed");
        server.register("hub", "h0rse");
        server.register("person", "p");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        running = new Shared(server, certificates);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      shared = running;
    }
    return running;
  }

  static Predicate<Message> isOf(Delivery delivery) {
    return message -> delivery.id().toString().equals(message.getStanzaId());
  }

  Outcome send(String uri, String options) {
    return sender.send(MessageDeliveries.of(destination(uri, options), "x"));
  }

  Destination destination(String uri, String options) {
    String password =
        options.contains("'password'")
            ? options
            : options + "'password': {'stored': 'destinations/soc/password'}, ";
    return MessageDeliveries.destination(
        "xmpp",
        uri,
        password
            + "'account': 'hub@localhost', 'host': '127.0.0.1', 'port': %d, 'timeout': 'PT10S', 'tls': {'ca': '%s'}"
                .formatted(server.port(), escaped("ca.pem")));
  }

  String escaped(String file) {
    return certificates.text(file).replace("\n", "\\n");
  }

  XmppSender sender(boolean loopbackAllowed) {
    return new XmppSender(
        new XmppServer(
            new VettedAddresses(
                Addresses.SYSTEM, ForbiddenAddresses.allowingLoopback(loopbackAllowed)),
            domain -> List.of()),
        secrets,
        Clock.systemUTC());
  }
}
