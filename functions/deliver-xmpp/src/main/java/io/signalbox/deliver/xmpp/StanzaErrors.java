package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.Outcome;
import org.jivesoftware.smack.packet.StanzaError;

/** What an error stanza means for a delivery (RFC 6120 section 8.3.2). */
final class StanzaErrors {

  private StanzaErrors() {}

  static Outcome outcome(StanzaError error) {
    String text = String.valueOf(error);
    return switch (error.getType()) {
      case CANCEL, MODIFY -> new Outcome.Refused(text);
      case WAIT, CONTINUE -> new Outcome.Failed(text);
      case AUTH ->
          error.getCondition() == StanzaError.Condition.forbidden
              ? new Outcome.Refused(text)
              : new Outcome.Failed(text);
    };
  }
}
