package io.signalbox.delivery.suppression;

import java.time.Instant;

/**
 * An address that gets no mail until somebody lifts this.
 *
 * @param address in its normal form, {@link io.signalbox.settings.MailAddress#key}
 * @param detail what the mail system said, for people
 * @param since when the address was suppressed first
 */
public record Suppression(String address, Reason reason, String detail, Instant since) {

  /** Why an address gets no mail. */
  public enum Reason {
    /** The mailbox does not exist, or takes nothing, for good. */
    BOUNCE,
    /** Its owner reported a mail as unwanted. */
    COMPLAINT
  }
}
