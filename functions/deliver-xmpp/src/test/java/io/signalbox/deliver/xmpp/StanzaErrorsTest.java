package io.signalbox.deliver.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import java.io.IOException;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in {@link StanzaErrors}, row by row. */
class StanzaErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "WAIT, policy_violation, Failed",
    "WAIT, recipient_unavailable, Failed",
    "CONTINUE, bad_request, Failed",
    "CANCEL, conflict, Failed",
    "CANCEL, internal_server_error, Failed",
    "CANCEL, remote_server_timeout, Failed",
    "CANCEL, resource_constraint, Failed",
    "CANCEL, gone, RecipientRefused",
    "CANCEL, item_not_found, RecipientRefused",
    "MODIFY, jid_malformed, RecipientRefused",
    "MODIFY, redirect, RecipientRefused",
    "AUTH, forbidden, DestinationRefused",
    "CANCEL, not_allowed, DestinationRefused",
    "AUTH, not_authorized, DestinationRefused",
    "AUTH, registration_required, DestinationRefused",
    "AUTH, subscription_required, DestinationRefused",
    "CANCEL, recipient_unavailable, DestinationRefused",
    "CANCEL, remote_server_not_found, DestinationRefused",
    "CANCEL, service_unavailable, DestinationRefused",
    "AUTH, undefined_condition, DestinationRefused",
    "MODIFY, bad_request, ContentRefused",
    "CANCEL, feature_not_implemented, ContentRefused",
    "MODIFY, not_acceptable, ContentRefused",
    "MODIFY, policy_violation, ContentRefused",
    "MODIFY, unexpected_request, ContentRefused",
    "CANCEL, undefined_condition, ContentRefused"
  })
  void anErrorSaysWhomItIsAbout(
      StanzaError.Type type, StanzaError.Condition condition, String expected) {
    // Smack wants a text with a condition that is not defined.
    StanzaError error =
        StanzaError.getBuilder(condition).setType(type).setDescriptiveEnText("why").build();

    assertThat(StanzaErrors.outcome(error).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void aServerThatIsNotThereFails() {
    assertThat(StanzaErrors.notConnected(new IOException("Connection refused")))
        .isEqualTo(new Outcome.Failed("Connection refused"));
  }
}
