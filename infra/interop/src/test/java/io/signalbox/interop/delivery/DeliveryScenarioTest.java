package io.signalbox.interop.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.deliver.amqp.RabbitMq;
import io.signalbox.deliver.xmpp.Prosody;
import io.signalbox.delivery.peer.TestCertificates;
import io.signalbox.interop.delivery.MailPeer.Program;
import io.signalbox.interop.delivery.Peer.Got;
import io.signalbox.store.LoggedLines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every method, with the real peer: an event is delivered under its id; one whose
 * outcome is unknown is delivered again under the same id; one that the peer refuses is set aside,
 * and those behind it go on; while the peer is away it waits; no credential is kept or logged.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryScenarioTest {
  private static final int TRIES = 300;

  private RabbitMq broker;
  private Prosody server;
  private TestCertificates certificates;

  /** A method with the program that receives. */
  enum Receiver {
    RABBITMQ_BY_TLS_AND_EXTERNAL,
    RABBITMQ_AND_INTELMQS_AMQP_COLLECTOR,
    PROSODY_PERSON,
    PROSODY_ROOM,
    INTELMQS_API_COLLECTOR,
    MAIL_TO_GNUPG,
    MAIL_TO_SEQUOIA,
    MAIL_TO_RNP,
    MAIL_TO_OPENSSL
  }

  private Peer peer(Receiver receiver) throws Exception {
    return switch (receiver) {
      case RABBITMQ_BY_TLS_AND_EXTERNAL -> AmqpPeer.external(broker, certificates);
      case RABBITMQ_AND_INTELMQS_AMQP_COLLECTOR -> AmqpPeer.intelMq(broker, certificates);
      case PROSODY_PERSON -> new XmppPeer(server, certificates, false);
      case PROSODY_ROOM -> new XmppPeer(server, certificates, true);
      case INTELMQS_API_COLLECTOR -> HttpPeer.intelMq();
      case MAIL_TO_GNUPG -> new MailPeer(Program.GNUPG);
      case MAIL_TO_SEQUOIA -> new MailPeer(Program.SEQUOIA);
      case MAIL_TO_RNP -> new MailPeer(Program.RNP);
      case MAIL_TO_OPENSSL -> new MailPeer(Program.OPENSSL);
    };
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    // RabbitMQ's EXTERNAL takes the name as the user, Prosody's knows accounts by password here.
    certificates = TestCertificates.in(folder, "/CN=guest");
    broker = new RabbitMq(folder, certificates);
    server = new Prosody(folder, certificates, "internal_hashed");
  }

  @AfterAll
  void stop() {
    broker.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void theSameHoldsForEveryMethod(Receiver receiver) throws Exception {
    try (Peer peer = peer(receiver);
        MemoryHub hub = new MemoryHub(peer);
        LoggedLines log = new LoggedLines("io.signalbox")) {
      hub.post("It is delivered");
      assertThat(hub.trouble()).isEmpty();

      peer.loseAnswer();
      hub.post("Its answer is lost");
      assertThat(hub.trouble()).as("the outcome is unknown").isNotEmpty();
      hub.deliverLater();
      assertThat(hub.trouble()).isEmpty();

      peer.refusedCharacters().ifPresent(count -> hub.post("x".repeat(count)));
      assertThat(hub.setAside()).hasSize(peer.refusedCharacters().isPresent() ? 1 : 0);
      hub.post("It is behind one that was refused");
      assertThat(hub.trouble()).isEmpty();

      peer.cut();
      hub.post("Its peer is away");
      assertThat(hub.trouble()).as("nobody is there").isNotEmpty();
      peer.mend();
      hub.deliverLater();
      assertThat(hub.trouble()).isEmpty();

      List<Got> got = got(peer, 5);
      assertThat(got).extracting(Got::text).anyMatch(text -> text.contains("It is delivered"));
      assertThat(ids(got, "It is delivered")).hasSize(1);
      assertThat(ids(got, "Its answer is lost")).hasSize(2);
      assertThat(ids(got, "Its answer is lost").stream().distinct()).hasSize(1);
      assertThat(ids(got, "It is behind one that was refused")).hasSize(1);
      assertThat(ids(got, "Its peer is away")).hasSize(1);
      assertThat(got.stream().map(Got::id).distinct()).as("each has its own").hasSize(4);
      for (String secret : peer.secrets().values()) {
        // Of a key, what stands in its middle.
        String part = secret.length() < 100 ? secret : secret.substring(300, 340);
        if (!part.equals("guest")) {
          assertThat(hub.tables() + log.lines()).doesNotContain(part);
        }
      }
    }
  }

  private static List<String> ids(List<Got> got, String text) {
    return got.stream().filter(one -> one.text().contains(text)).map(Got::id).toList();
  }

  /** A queue's messages are there at once; a person's come a moment later. */
  private static List<Got> got(Peer peer, int count) throws Exception {
    List<Got> got = peer.got();
    for (int tries = 0; peer instanceof XmppPeer && got.size() < count && tries < TRIES; tries++) {
      Thread.sleep(100);
      got = peer.got();
    }
    return got;
  }
}
