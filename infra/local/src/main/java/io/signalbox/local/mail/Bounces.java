package io.signalbox.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.local.mail.RecipientReport.Fate;
import io.signalbox.store.MessageQueue;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells the hub what mail servers say of its mails, in the form of Amazon SES's notifications, so
 * that the same function works them off on every engine.
 */
public final class Bounces {
  private static final System.Logger LOGGER = System.getLogger(Bounces.class.getName());

  /** By then the delivery knows its mail, as a rule; otherwise the hub is told once more. */
  private static final Duration UNTIL_NOTED = Duration.ofSeconds(2);

  private final MessageQueue queue;
  private final Predicate<String> isSent;
  private final Clock clock;

  /**
   * @param queue the template's queue of bounces
   * @param isSent whether the hub sent a mail of this Message-ID
   */
  public Bounces(MessageQueue queue, Predicate<String> isSent, Clock clock) {
    this.queue = queue;
    this.isSent = isSent;
    this.clock = clock;
  }

  /** The mail server of the hub refused recipients while the hub handed it a mail. */
  void tellOfRefusal(SentMail mail, List<RecipientReport> reports) {
    tell(mail, reports, UNTIL_NOTED);
  }

  /**
   * A mail server tells of a mail by mail. Anybody can send such a mail, so one that does not name
   * the id of a mail that the hub sent, which only its recipients know, counts for nothing.
   */
  void tellOfReturn(ReturnedMail returned) {
    SentMail mail = returned.mail();
    if (!mail.messageId().isEmpty() && isSent.test(mail.messageId())) {
      tell(mail, returned.reports(), Duration.ZERO);
    } else {
      LOGGER.log(
          Level.WARNING, "A delivery status notification is of no mail of this hub; it is dropped");
    }
  }

  private void tell(SentMail mail, List<RecipientReport> reports, Duration delay) {
    List<MessageQueue.Message> messages =
        Arrays.stream(Fate.values())
            .map(fate -> reports.stream().filter(report -> report.fate() == fate).toList())
            .filter(same -> !same.isEmpty())
            .map(same -> notification(mail, same))
            .map(event -> new MessageQueue.Message(event.toString(), delay))
            .toList();
    if (!messages.isEmpty()) {
      queue.send(messages);
    }
  }

  private ObjectNode notification(SentMail mail, List<RecipientReport> reports) {
    String now = clock.instant().toString();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode about = event.putObject("mail").put("messageId", mail.messageId());
    about.put("timestamp", mail.at().orElseGet(clock::instant).toString());
    mail.recipients().forEach(about.putArray("destination")::add);
    switch (reports.getFirst().fate()) {
      case FAILED_FOR_GOOD -> {
        event.put("notificationType", "Bounce");
        ObjectNode bounce = event.putObject("bounce").put("timestamp", now);
        bounce.put("bounceType", "Permanent").put("bounceSubType", "General");
        add(bounce.putArray("bouncedRecipients"), reports);
      }
      case FAILED -> {
        event.put("notificationType", "Bounce");
        ObjectNode bounce = event.putObject("bounce").put("timestamp", now);
        bounce.put("bounceType", "Transient").put("bounceSubType", "General");
        add(bounce.putArray("bouncedRecipients"), reports);
      }
      case DELAYED -> {
        event.put("notificationType", "DeliveryDelay");
        ObjectNode delay = event.putObject("deliveryDelay").put("timestamp", now);
        add(delay.put("delayType", "Undetermined").putArray("delayedRecipients"), reports);
      }
      case DELIVERED -> {
        event.put("notificationType", "Delivery");
        ObjectNode delivery = event.putObject("delivery").put("timestamp", now);
        ArrayNode recipients = delivery.putArray("recipients");
        reports.forEach(report -> recipients.add(report.address()));
      }
    }
    return event;
  }

  private static void add(ArrayNode recipients, List<RecipientReport> reports) {
    reports.forEach(
        report ->
            recipients
                .addObject()
                .put("emailAddress", report.address())
                .put("status", report.status())
                .put("diagnosticCode", report.diagnostic()));
  }
}
