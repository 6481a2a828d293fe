package io.signalbox.local.mail;

import io.signalbox.store.Body;
import java.time.Instant;
import java.util.List;

/**
 * A mail that was taken over.
 *
 * @param id the id under which the mailer accepted it
 * @param sender the envelope sender
 * @param recipients the envelope recipients
 * @param content the message, as it was handed over
 */
public record StoredMail(
    String id, Instant at, String sender, List<String> recipients, Body content) {
  public StoredMail {
    recipients = List.copyOf(recipients);
  }
}
