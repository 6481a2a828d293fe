package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an event says arrives as it says it: no character ends the stream of all the others. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HostileTextTest extends ServerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "\u0001\u0008\u000b\u000c\u001f",
        "\r\n.\r\n",
        "\u007f\u0085\u009f",
        "\u2028\u2029\u202e\u200b\ufeff",
        "\ufdd0\ufdef",
        "\ufffe",
        "\uffff",
        "\ud83f\udffe\ud83f\udfff\udbff\udfff",
        "]]></body></message></stream:stream>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;&#0;"
      })
  void arrives(String text) throws Exception {
    try (Person person = new Person(server, certificates, "person", "p")) {
      Delivery delivery = MessageDeliveries.of(destination("xmpp:person@localhost", ""), text);

      assertThat(sender.send(delivery)).isInstanceOf(Outcome.Delivered.class);

      await().until(() -> person.messages().stream().anyMatch(isOf(delivery)));
      Message message = person.messages().stream().filter(isOf(delivery)).findFirst().orElseThrow();
      assertThat(
              new JsonMapper().readTree(message.getBody()).path("event_description.text").asText())
          .isEqualTo(text);
    }
  }
}
