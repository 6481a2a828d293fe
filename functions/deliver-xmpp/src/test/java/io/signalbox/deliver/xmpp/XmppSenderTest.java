package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.settings.Destination;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.shim.packet.Header;
import org.jivesoftware.smackx.shim.packet.HeadersExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.parts.Resourcepart;

/** What becomes of a message, from a real Prosody. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class XmppSenderTest extends ServerTest {
  private static final String ROOM = "xmpp:soc@rooms.localhost?join";

  @Test
  void aUserGetsTheEnvelopeUnderTheDeliverysId() throws Exception {
    try (Person person = new Person(server, certificates, "person", "p")) {
      Delivery delivery =
          MessageDeliveries.of(destination("xmpp:person@localhost", ""), "a < b & \"c\"");

      assertThat(sender.send(delivery))
          .isEqualTo(new Outcome.Delivered("Acknowledged by the server"));

      await().until(() -> person.messages().stream().anyMatch(isOf(delivery)));
      Message message = person.messages().stream().filter(isOf(delivery)).findFirst().orElseThrow();
      assertThat(message.getBody()).contains("\"event_description.text\":\"a < b & \\\"c\\\"\"");
      assertThat(HeadersExtension.from(message).getHeaders())
          .extracting(Header::getName, Header::getValue)
          .containsExactly(tuple("Signalbox-Marking", "TLP:AMBER+STRICT"));
    }
  }

  @Test
  void aUserWhoIsAwayGetsItLater() throws Exception {
    Delivery delivery = MessageDeliveries.of(destination("xmpp:person@localhost", ""), "later");
    assertThat(sender.send(delivery)).isInstanceOf(Outcome.Delivered.class);

    try (Person person = new Person(server, certificates, "person", "p")) {
      await().until(() -> person.messages().stream().anyMatch(isOf(delivery)));
    }
  }

  @Test
  void aUserWhoDoesNotExistIsARefusal() {
    assertThat(send("xmpp:nobody@localhost", ""))
        .isInstanceOfSatisfying(
            Outcome.DestinationRefused.class,
            refused -> assertThat(refused.answer()).contains("service-unavailable"));
  }

  @Test
  void anotherDomainThatTheServerDoesNotReachIsARefusal() {
    assertThat(send("xmpp:a@elsewhere.example", "")).isInstanceOf(Outcome.DestinationRefused.class);
  }

  @Test
  void aRoomHasItWhenItComesBack() throws Exception {
    try (Person person =
        new Person(server, certificates, "person", "p").inRoom("soc@rooms.localhost")) {
      Delivery first = MessageDeliveries.of(destination(ROOM, ""), "one");
      Delivery second = MessageDeliveries.of(destination(ROOM, ""), "two");

      assertThat(sender.send(first)).isEqualTo(new Outcome.Delivered("The room has it"));
      assertThat(sender.send(second)).isEqualTo(new Outcome.Delivered("The room has it"));

      await().until(() -> person.messages().stream().anyMatch(isOf(second)));
      assertThat(person.messages()).filteredOn(isOf(first).or(isOf(second))).hasSize(2);
    }
  }

  @Test
  void aRoomThatPutsTheHubOutIsEnteredAgain() throws Exception {
    try (Person person =
        new Person(server, certificates, "person", "p").inRoom("strict@rooms.localhost")) {
      String room = "xmpp:strict@rooms.localhost?join";
      Destination destination = destination(room, "");
      assertThat(sender.send(MessageDeliveries.of(destination, "one")))
          .isInstanceOf(Outcome.Delivered.class);

      person.room("strict@rooms.localhost").kickParticipant(Resourcepart.from("signalbox"), "Out");

      // The hub may not have learnt of it yet: then this try fails, and the next one enters.
      Delivery two = MessageDeliveries.of(destination, "two");
      Outcome first = sender.send(two);
      assertThat(first).isInstanceOfAny(Outcome.Delivered.class, Outcome.Failed.class);
      assertThat(first instanceof Outcome.Failed ? sender.send(two) : first)
          .isInstanceOf(Outcome.Delivered.class);
    }
  }

  @Test
  void aModeratedRoomRefusesIt() throws Exception {
    try (Person person =
        new Person(server, certificates, "person", "p").inRoom("quiet@rooms.localhost")) {
      configure(person.room("quiet@rooms.localhost"), "muc#roomconfig_moderatedroom");

      assertThat(send("xmpp:quiet@rooms.localhost?join", ""))
          .isInstanceOfSatisfying(
              Outcome.DestinationRefused.class,
              refused -> assertThat(refused.answer()).contains("forbidden"));
    }
  }

  @Test
  void aRoomThatLetsNobodyInTakesItLater() throws Exception {
    try (Person person =
        new Person(server, certificates, "person", "p").inRoom("closed@rooms.localhost")) {
      configure(person.room("closed@rooms.localhost"), "muc#roomconfig_membersonly");

      assertThat(send("xmpp:closed@rooms.localhost?join", ""))
          .isInstanceOfSatisfying(
              Outcome.DestinationRefused.class,
              failed -> assertThat(failed.answer()).contains("registration-required"));
    }
  }

  private static void configure(MultiUserChat room, String field) throws Exception {
    var form = room.getConfigurationForm().getFillableForm();
    form.setAnswer(field, true);
    room.sendConfigurationForm(form);
  }

  @Test
  void aMessageOverTheHubsLimitIsRefused() {
    assertThat(
            sender.send(
                MessageDeliveries.of(
                    destination("xmpp:person@localhost", ""), "x".repeat(200_000))))
        .isInstanceOfSatisfying(
            Outcome.ContentRefused.class,
            refused -> assertThat(refused.answer()).contains("200,000"));
  }

  @Test
  void aMessageOverTheServersLimitIsRefused() {
    assertThat(
            sender.send(
                MessageDeliveries.of(
                    destination("xmpp:person@localhost", ""), "x".repeat(160_000))))
        .isInstanceOfSatisfying(
            Outcome.ContentRefused.class,
            refused -> assertThat(refused.answer()).contains("policy-violation"));
  }

  @Test
  void aServerThatDiesBeforeItAnswersLeavesTheOutcomeOpen(@TempDir Path folder) throws Exception {
    try (SilentServer silent = new SilentServer()) {
      Destination destination =
          MessageDeliveries.destination(
              "xmpp",
              "xmpp:person@localhost",
              "'account': 'hub@localhost', 'host': '127.0.0.1', 'port': %d, 'clearText': true, 'timeout': 'PT7S', 'password': {'stored': 'destinations/soc/password'}"
                  .formatted(silent.port()));

      assertThat(sender.send(MessageDeliveries.of(destination, "x")))
          .isInstanceOfSatisfying(
              Outcome.Unknown.class, unknown -> assertThat(unknown.answer()).startsWith("Sent: "));
    }
  }
}
