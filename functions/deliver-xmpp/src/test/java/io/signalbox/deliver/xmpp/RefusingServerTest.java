package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageDeliveries;
import io.signalbox.settings.Destination;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in {@link StanzaErrors} on errors that a real Prosody sends. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RefusingServerTest extends ServerTest {

  @ParameterizedTest
  @CsvSource({
    "wait-resource-constraint, Failed",
    "wait-recipient-unavailable, Failed",
    "cancel-internal-server-error, Failed",
    "cancel-item-not-found, RecipientRefused",
    "auth-not-authorized, DestinationRefused",
    "auth-subscription-required, DestinationRefused",
    "modify-not-acceptable, ContentRefused",
    "modify-policy-violation, ContentRefused",
    "cancel-feature-not-implemented, ContentRefused"
  })
  void aPersonsErrorSaysWhomItIsAbout(String error, String expected) {
    Outcome outcome = send("xmpp:refuse-" + error + "@localhost", "");

    assertThat(outcome.getClass().getSimpleName()).as(outcome.toString()).isEqualTo(expected);
    assertThat(outcome.answer()).contains("As the name says");
  }

  @ParameterizedTest
  @CsvSource({
    "wait-policy-violation, Failed",
    "auth-forbidden, DestinationRefused",
    "modify-not-acceptable, ContentRefused",
    "modify-policy-violation, ContentRefused"
  })
  void aRoomsErrorSaysWhomItIsAbout(String error, String expected) {
    Outcome outcome = send("xmpp:refuse-" + error + "@rooms.localhost?join", "");

    assertThat(outcome.getClass().getSimpleName()).as(outcome.toString()).isEqualTo(expected);
    assertThat(outcome.answer()).contains("As the name says");
  }

  @Test
  void aRoomThatHasPutTheHubOutMeanwhileIsEnteredAgain() {
    Destination destination =
        destination("xmpp:second-cancel-not-acceptable@rooms.localhost?join", "");
    Delivery second = MessageDeliveries.of(destination, "two");

    assertThat(sender.send(MessageDeliveries.of(destination, "one")))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(sender.send(second)).isInstanceOf(Outcome.Failed.class);
    assertThat(sender.send(second)).isInstanceOf(Outcome.Delivered.class);
  }
}
