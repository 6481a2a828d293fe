package io.signalbox.delivery.log;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import java.time.Instant;
import java.util.Set;

/**
 * What the mail system tells of a mail after it has taken it.
 *
 * @param at when it happened; the same each time that it is told
 * @param result {@link Result#RECEIVED}, {@link Result#DELAYED}, {@link Result#RETURNED} or {@link
 *     Result#COMPLAINED}
 * @param recipients whom it concerns; empty for all
 * @param recipientsOfMail how many recipients the mail has
 * @param detail what the mail system said, without an address
 */
public record LateOutcome(
    String messageId,
    Instant at,
    Result result,
    Set<String> recipients,
    int recipientsOfMail,
    String detail) {
  public LateOutcome {
    recipients = Set.copyOf(recipients);
  }
}
