package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.delivery.peer.TestCertificates;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import io.signalbox.settings.Destination;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the hub connects and says who it is, to a real Prosody. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class XmppLoginTest extends ServerTest {

  @Test
  void aWrongPasswordIsTroubleOfTheDestination() {
    assertThat(send("xmpp:person@localhost", "'password': {'stored': 'destinations/soc/wrong'}, "))
        .isInstanceOfSatisfying(
            Outcome.DestinationRefused.class,
            failed ->
                assertThat(failed.answer())
                    .contains("login was refused: not-authorized")
                    .doesNotContain("w0rse"));
  }

  @Test
  void aServerThatAnotherAuthorityVouchesForGetsNothing() {
    Destination destination =
        MessageDeliveries.destination(
            "xmpp",
            "xmpp:person@localhost",
            "'account': 'hub@localhost', 'host': '127.0.0.1', 'port': %d, 'password': {'stored':"
                    .formatted(server.port())
                + " 'destinations/soc/password'}");

    assertThat(sender.send(MessageDeliveries.of(destination, "x")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.answer()).startsWith("Not sent: "));
  }

  @Test
  void aCertificateForAnotherDomainGetsNothing() throws Exception {
    Destination destination =
        MessageDeliveries.destination(
            "xmpp",
            "xmpp:person@other.example",
            "'account': 'hub@other.example', 'host': '127.0.0.1', 'port': %d, 'tls': {'ca': '%s'},"
                    .formatted(server.port(), escaped("ca.pem"))
                + " 'password': {'stored': 'destinations/soc/password'}");

    assertThat(sender.send(MessageDeliveries.of(destination, "x")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.answer()).startsWith("Not sent: "));
  }

  @Test
  void aClientCertificateSaysWhoTheHubIs(@TempDir Path folder) throws Exception {
    TestCertificates own =
        TestCertificates.in(folder, "/CN=signalbox/emailAddress=signalbox@localhost");
    secrets.put("destinations/soc/key", own.text("client.key"));
    try (Prosody strict = new Prosody(folder, own, "ccert")) {
      Destination destination =
          MessageDeliveries.destination(
              "xmpp",
              "xmpp:soc@rooms.localhost?join",
              "'account': 'signalbox@localhost', 'host': '127.0.0.1', 'port': %d, 'tls': {'ca': '%s', 'certificate': '%s', 'key': {'stored': 'destinations/soc/key'}}"
                  .formatted(
                      strict.port(),
                      own.text("ca.pem").replace("\n", "\\n"),
                      own.text("client.pem").replace("\n", "\\n")));

      assertThat(sender.send(MessageDeliveries.of(destination, "x")))
          .as(Files.readString(folder.resolve("prosody.log")))
          .isInstanceOf(Outcome.Delivered.class);
    }
  }

  @Test
  void noServerOnAForbiddenAddressIsTalkedTo() {
    assertThat(
            sender(false).send(MessageDeliveries.of(destination("xmpp:person@localhost", ""), "x")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.answer()).contains("127.0.0.1 is not a public address"));
  }

  @Test
  void theAddressesThatTheDnsNamesAreVettedToo() {
    XmppServer found =
        new XmppServer(
            new VettedAddresses(
                host -> List.of(InetAddress.ofLiteral("10.0.0.1")),
                ForbiddenAddresses.allowingLoopback(true)),
            domain -> List.of(new Services.Service(0, "xmpp.soc.example", 5222)));
    Destination destination =
        MessageDeliveries.destination(
            "xmpp",
            "xmpp:person@soc.example",
            "'account': 'hub@soc.example', 'password': {'stored': 'destinations/soc/password'}");

    assertThat(
            new XmppSender(found, secrets, Clock.systemUTC())
                .send(MessageDeliveries.of(destination, "x")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.answer()).contains("10.0.0.1 is not a public address"));
  }
}
