package io.signalbox.local.mail;

/**
 * What a mail server says of one recipient of a mail.
 *
 * @param status the enhanced status code (RFC 3463), such as {@code 5.1.1}; empty if unknown
 * @param diagnostic what the mail system said, for people
 */
record RecipientReport(String address, Fate fate, String status, String diagnostic) {

  /** What became of a mail on its way to a recipient. */
  enum Fate {
    /** The address takes no mail, for good. */
    FAILED_FOR_GOOD,
    /** This mail did not arrive; another may. */
    FAILED,
    DELAYED,
    DELIVERED
  }
}
