package io.signalbox.local.mail;

import io.signalbox.store.Mailer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to an SMTP server, such as the machine's own. TLS is used where it is offered. */
public final class SmtpMailer implements Mailer {
  private static final String TIMEOUT_MILLISECONDS = "20000";

  private final String host;
  private final int port;

  public SmtpMailer(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public Result send(Mail mail) {
    Session session = session(mail.sender());
    try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
      connect(transport);
      return send(session, transport, mail);
    } catch (Away away) {
      return new Result.Deferred("The mail server cannot be reached");
    } catch (MessagingException closing) {
      return new Result.Unknown("The mail server broke off: " + closing.getClass().getSimpleName());
    }
  }

  /** There was no connection, so nothing was sent. */
  private static final class Away extends MessagingException {
    Away(Exception cause) {
      super("No connection", cause);
    }
  }

  private void connect(SMTPTransport transport) throws Away {
    try {
      transport.connect(host, port, null, null);
    } catch (MessagingException refused) {
      throw new Away(refused);
    }
  }

  private static Result send(Session session, SMTPTransport transport, Mail mail) {
    try {
      MimeMessage message =
          new MimeMessage(session, new ByteArrayInputStream(mail.content().bytes()));
      List<Address> recipients = new ArrayList<>();
      for (String recipient : mail.recipients()) {
        recipients.add(new InternetAddress(recipient));
      }
      transport.sendMessage(message, recipients.toArray(Address[]::new));
      return new Result.Accepted(UUID.randomUUID().toString());
    } catch (MessagingException failed) {
      return result(failed);
    }
  }

  private static Result result(MessagingException failed) {
    for (Exception cause = failed;
        cause instanceof MessagingException next;
        cause = next.getNextException()) {
      int code =
          switch (cause) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= 500) {
        return new Result.Rejected("The mail server refused with " + code);
      }
      if (code >= 400) {
        return new Result.Deferred("The mail server answered " + code);
      }
    }
    // A refusal of recipients comes before the message is sent.
    return failed instanceof SendFailedException
        ? new Result.Rejected("The mail server refused the recipients")
        : new Result.Unknown("The connection to the mail server broke");
  }

  private static Session session(String sender) {
    Properties properties = new Properties();
    properties.put("mail.smtp.from", sender);
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLISECONDS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLISECONDS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLISECONDS);
    return Session.getInstance(properties);
  }
}
