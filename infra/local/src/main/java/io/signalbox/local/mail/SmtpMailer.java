package io.signalbox.local.mail;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.peer.TimeLimit;
import io.signalbox.store.Mailer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Hands mails to an SMTP server, such as the machine's own. TLS is used where it is offered, and
 * required for a login. Recipients that the server refuses for good are told as bounces; the others
 * get the mail. Connections are kept for the mails that follow.
 */
public final class SmtpMailer implements Mailer {
  private static final String TIMEOUT_MILLISECONDS = "20000";

  /** A delivery's own limit is longer. */
  private static final Duration LIMIT = Capacity.LONGEST_SEND_LIMIT.minusSeconds(3);

  private final Session session;
  private final SmtpConnections connections;
  private final Bounces bounces;
  private final Duration limit;

  /** A mailer that trusts the certificate authorities of the JVM. */
  public SmtpMailer(MailExchange.SmtpServer server, Bounces bounces, Clock clock) {
    this(server, bounces, clock, LIMIT, Optional.empty());
  }

  SmtpMailer(
      MailExchange.SmtpServer server,
      Bounces bounces,
      Clock clock,
      Duration limit,
      Optional<SSLSocketFactory> tls) {
    this.session = session(server, tls);
    this.connections = new SmtpConnections(server, session, clock);
    this.bounces = bounces;
    this.limit = limit;
  }

  @Override
  public Result send(Mail mail) {
    AtomicBoolean isBegun = new AtomicBoolean();
    try {
      return TimeLimit.run(limit, () -> hand(mail, isBegun));
    } catch (TimeoutException late) {
      return isBegun.get()
          ? new Result.Unknown("The mail server took longer than " + limit.toSeconds() + " s")
          : new Result.Deferred("No connection to the mail server in time");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Result.Unknown("The hub's time ran out while it sent");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("A mail could not be handed over", defect.getCause());
    }
  }

  private Result hand(Mail mail, AtomicBoolean isBegun) {
    try {
      SmtpConnections.Connection connection = connections.take();
      isBegun.set(true);
      return hand(mail, connection);
    } catch (SmtpConnections.LoginRefused refused) {
      return new Result.HubRefused("The mail server refused the login");
    } catch (SmtpConnections.Away away) {
      return new Result.Deferred(String.valueOf(away.getMessage()));
    }
  }

  private Result hand(Mail mail, SmtpConnections.Connection connection)
      throws SmtpConnections.LoginRefused, SmtpConnections.Away {
    String id = "";
    try {
      SMTPMessage message = new SMTPMessage(session, mail.content().stream());
      message.setEnvelopeFrom(mail.sender());
      id = SentMail.idOf(message);
      List<Address> recipients = new ArrayList<>();
      for (String recipient : mail.recipients()) {
        recipients.add(new InternetAddress(recipient));
      }
      connection.transport().sendMessage(message, recipients.toArray(Address[]::new));
      connection.giveBack();
      return new Result.Accepted(id);
    } catch (MessagingException failed) {
      connection.close();
      SmtpRefusal refusal = SmtpRefusal.of(failed);
      if (connection.isUsed() && refusal.isOfConnection()) {
        return hand(mail, connections.open());
      }
      bounces.tellOfRefusal(
          new SentMail(id, Optional.empty(), mail.recipients()), refusal.bounces());
      return refusal.result(id);
    }
  }

  private static Session session(MailExchange.SmtpServer server, Optional<SSLSocketFactory> tls) {
    Properties properties = new Properties();
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    tls.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    if (server.login().isPresent()) {
      properties.put("mail.smtp.auth", "true");
      properties.put("mail.smtp.starttls.required", "true");
    }
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLISECONDS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLISECONDS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLISECONDS);
    return Session.getInstance(properties);
  }
}
