package io.signalbox.local.alarm;

import io.signalbox.runtime.template.AlarmSpec;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Body;
import io.signalbox.store.Mailer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/**
 * Tells the operator of alarms by mail.
 *
 * @param hub the name of the hub
 */
public record OperatorMail(Mailer mailer, MailAddress sender, MailAddress operator, String hub) {
  private static final System.Logger LOGGER = System.getLogger(OperatorMail.class.getName());

  /**
   * Sends a mail.
   *
   * @return whether nothing more is to be done; if not, it can be sent again
   */
  boolean send(AlarmSpec alarm, Instant now) {
    return switch (mailer.send(mail(alarm, now))) {
      case Mailer.Result.Accepted _, Mailer.Result.Unknown _ -> true;
      case Mailer.Result.ContentRefused(String reason) -> refused(alarm, reason);
      case Mailer.Result.RecipientRefused(String reason) -> refused(alarm, reason);
      case Mailer.Result.AccountRefused(String reason) -> later(alarm, reason);
      case Mailer.Result.HubRefused(String reason) -> later(alarm, reason);
      case Mailer.Result.Deferred(String reason) -> later(alarm, reason);
    };
  }

  private static boolean refused(AlarmSpec alarm, String reason) {
    LOGGER.log(Level.ERROR, "The operator cannot be told of {0}: {1}", alarm.name(), reason);
    return true;
  }

  private static boolean later(AlarmSpec alarm, String reason) {
    LOGGER.log(Level.WARNING, "The operator is not told of {0} yet: {1}", alarm.name(), reason);
    return false;
  }

  private Mailer.Mail mail(AlarmSpec alarm, Instant now) {
    try {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
      message.setFrom(new InternetAddress(sender.address()));
      message.setRecipient(RecipientType.TO, new InternetAddress(operator.address()));
      message.setSubject("Signalbox " + hub + ": alarm " + alarm.name(), "UTF-8");
      message.setSentDate(Date.from(now));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setText(
          """
          %s

          Alarm:  %s
          Hub:    %s
          Since:  %s

          GET /v1/health and GET /v1/destinations tell more. This mail is sent once; the next one comes when the alarm has
          been quiet and goes off again.
          """
              .formatted(alarm.description(), alarm.name(), hub, now),
          "UTF-8");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return new Mailer.Mail(
          sender.address(), List.of(operator.address()), Body.of(bytes.toByteArray()));
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException("A mail about an alarm cannot be written", impossible);
    }
  }
}
