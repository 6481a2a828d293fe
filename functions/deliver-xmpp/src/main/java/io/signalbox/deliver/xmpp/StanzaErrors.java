package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.peer.MessageSession;
import java.util.EnumSet;
import java.util.Set;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;

/**
 * What an error stanza means for a delivery (RFC 6120 section 8.3).
 *
 * <table>
 * <caption>In the order in which the rules are asked</caption>
 * <tr><th>error</th><th>outcome</th></tr>
 * <tr><td>type wait or continue; conflict, internal-server-error, remote-server-timeout,
 * resource-constraint</td><td>failed</td></tr>
 * <tr><td>gone, item-not-found, jid-malformed, redirect</td><td>refused by the recipient</td></tr>
 * <tr><td>forbidden, not-allowed, not-authorized, registration-required,
 * subscription-required, recipient-unavailable, remote-server-not-found, service-unavailable; any
 * other of type auth</td>
 * <td>refused for the account or address; a server says service-unavailable of a user who is not
 * there now, and of one who does not exist</td></tr>
 * <tr><td>any other (bad-request, feature-not-implemented, not-acceptable, policy-violation …)</td>
 * <td>refused for the content</td></tr>
 * </table>
 *
 * No error is a refusal of the hub.
 */
final class StanzaErrors {

  private static final Set<StreamError.Condition> OF_STANZA =
      EnumSet.of(
          StreamError.Condition.policy_violation,
          StreamError.Condition.not_well_formed,
          StreamError.Condition.invalid_xml,
          StreamError.Condition.restricted_xml,
          StreamError.Condition.bad_format,
          StreamError.Condition.unsupported_encoding);

  private StanzaErrors() {}

  /** Whether a server ended the stream because of a stanza that is too big, or not to be read. */
  static boolean endsStreamForStanza(Exception failure) {
    return failure instanceof XMPPException.StreamErrorException stream
        && OF_STANZA.contains(stream.getStreamError().getCondition());
  }

  static Outcome outcome(StanzaError error) {
    String text = String.valueOf(error);
    return switch (error.getType()) {
      case WAIT, CONTINUE -> new Outcome.Failed(text);
      case AUTH, CANCEL, MODIFY ->
          switch (error.getCondition()) {
            case conflict, internal_server_error, remote_server_timeout, resource_constraint ->
                new Outcome.Failed(text);
            case gone, item_not_found, jid_malformed, redirect ->
                new Outcome.RecipientRefused(text);
            case forbidden,
                not_allowed,
                not_authorized,
                registration_required,
                subscription_required,
                recipient_unavailable,
                remote_server_not_found,
                service_unavailable ->
                new Outcome.DestinationRefused(text);
            case bad_request,
                feature_not_implemented,
                not_acceptable,
                policy_violation,
                unexpected_request,
                undefined_condition ->
                error.getType() == StanzaError.Type.AUTH
                    ? new Outcome.DestinationRefused(text)
                    : new Outcome.ContentRefused(text);
          };
    };
  }

  /** What it means that there is no stream, or that a room lets nobody in. */
  static Outcome notConnected(Throwable failure) {
    return switch (failure) {
      case SASLErrorException refused ->
          new Outcome.DestinationRefused(
              "the login was refused: " + refused.getSASLFailure().getSASLErrorString());
      case XMPPException.XMPPErrorException refused -> outcome(refused.getStanzaError());
      default -> MessageSession.failed(failure);
    };
  }
}
