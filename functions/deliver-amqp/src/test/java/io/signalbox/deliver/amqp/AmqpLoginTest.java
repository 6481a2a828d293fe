package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the hub connects and says who it is, to a real RabbitMQ. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AmqpLoginTest extends BrokerTest {

  @Test
  void aMissingPermissionIsTroubleOfTheDestination() throws Exception {
    broker.control("add_user", "poor", "guest");
    broker.control("set_permissions", "poor", "", "", "");

    assertThat(
            send(
                "'exchange': 'amq.topic', 'routingKey': 'x', 'authentication': {'user': 'poor',"
                    + " 'password': {'stored': 'destinations/soc/guest'}}"))
        .isInstanceOfSatisfying(
            Outcome.DestinationRefused.class,
            failed -> assertThat(failed.answer()).startsWith("403 ACCESS_REFUSED"));
  }

  @Test
  void aWrongPasswordOrVirtualHostIsTroubleOfTheDestination() {
    assertThat(
            send(
                "'routingKey': 'x', 'authentication': {'user': 'guest', 'password': {'stored':"
                    + " 'destinations/soc/wrong'}}"))
        .isInstanceOfSatisfying(
            Outcome.DestinationRefused.class,
            failed -> assertThat(failed.answer()).contains("wrong user").doesNotContain("h0rse"));
    assertThat(
            sender.send(
                MessageDeliveries.of(
                    MessageDeliveries.destination(
                        "amqp",
                        "amqp://localhost:%d/absent".formatted(broker.port()),
                        "'routingKey': 'x', " + PLAIN),
                    "x")))
        .isInstanceOfSatisfying(
            Outcome.DestinationRefused.class,
            failed -> assertThat(failed.answer()).contains("530"));
  }

  @Test
  void anyCharacterMayStandInUserPasswordAndVirtualHost() throws Exception {
    broker.control("add_vhost", "a/ü b");
    broker.control("add_user", "Jürgen: x", "pässwörd %/@");
    broker.control("set_permissions", "-p", "a/ü b", "Jürgen: x", ".*", ".*", ".*");
    secrets.put("destinations/soc/odd", "pässwörd %/@");

    assertThat(
            sender.send(
                MessageDeliveries.of(
                    MessageDeliveries.destination(
                        "amqp",
                        "amqp://localhost:%d/a%%2F%%C3%%BC%%20b".formatted(broker.port()),
                        "'declare': true, 'routingKey': 'q', 'authentication': {'user': 'Jürgen:"
                            + " x', 'password': {'stored': 'destinations/soc/odd'}}"),
                    "x")))
        .isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void tlsIsCheckedAgainstTheDestinationsOwnAuthority() throws Exception {
    String ca = escaped(certificates.text("ca.pem"));
    assertThat(sendByTls("localhost", "'tls': {'ca': '%s'}, ".formatted(ca) + PLAIN))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(sendByTls("localhost", PLAIN))
        .as("the system's CAs did not issue it")
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.answer()).startsWith("Not sent: "));
    String other = escaped(certificates.text("client.pem"));
    assertThat(sendByTls("localhost", "'tls': {'ca': '%s'}, ".formatted(other) + PLAIN))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aClientCertificateSaysWhoTheHubIs() throws Exception {
    broker.control("add_user", "signalbox", "unused");
    broker.control("set_permissions", "signalbox", ".*", ".*", ".*");
    String tls =
        "'tls': {'ca': '%s', 'certificate': '%s', 'key': {'stored': 'destinations/soc/%s'}},"
            + " 'authentication': {'external': true}";
    String ca = escaped(certificates.text("ca.pem"));
    String certificate = escaped(certificates.text("client.pem"));

    assertThat(sendByTls("localhost", tls.formatted(ca, certificate, "key")))
        .isInstanceOf(Outcome.Delivered.class);

    secrets.put("destinations/soc/other", certificates.text("server.key"));
    assertThat(sendByTls("localhost", tls.formatted(ca, certificate, "other")))
        .isEqualTo(new Outcome.Failed("Not sent: tls: the key does not fit the certificate"));
  }

  @Test
  void noBrokerOnAForbiddenAddressIsTalkedTo() {
    AmqpSender strict =
        new AmqpSender(
            new Broker(
                new VettedAddresses(Addresses.SYSTEM, ForbiddenAddresses.allowingLoopback(false))),
            secrets,
            Clock.systemUTC());

    assertThat(strict.send(MessageDeliveries.of(destination("'routingKey': 'x', " + PLAIN), "x")))
        .isEqualTo(new Outcome.Failed("Not sent: localhost means the machine itself"));
  }
}
