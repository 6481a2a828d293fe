package io.signalbox.local.mail;

import java.util.List;

/** A delivery status notification (RFC 3464): what it says of which mail. */
record ReturnedMail(SentMail mail, List<RecipientReport> reports) {
  ReturnedMail {
    reports = List.copyOf(reports);
  }
}
