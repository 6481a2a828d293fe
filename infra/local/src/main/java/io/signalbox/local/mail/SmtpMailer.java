package io.signalbox.local.mail;

import io.signalbox.store.Mailer;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands mails to an SMTP server, such as the machine's own. TLS is used where it is offered, and
 * required for a login. Recipients that the server refuses for good are told as bounces; the others
 * get the mail.
 */
public final class SmtpMailer implements Mailer {
  private static final String TIMEOUT_MILLISECONDS = "20000";

  private final MailExchange.SmtpServer server;
  private final Bounces bounces;
  private final Optional<SSLSocketFactory> tls;

  /** A mailer that trusts the certificate authorities of the JVM. */
  public SmtpMailer(MailExchange.SmtpServer server, Bounces bounces) {
    this(server, bounces, Optional.empty());
  }

  SmtpMailer(MailExchange.SmtpServer server, Bounces bounces, Optional<SSLSocketFactory> tls) {
    this.server = server;
    this.bounces = bounces;
    this.tls = tls;
  }

  @Override
  public Result send(Mail mail) {
    Session session = session(mail.sender());
    try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
      connect(transport);
      return send(session, transport, mail);
    } catch (LoginRefused refused) {
      return new Result.HubRefused("The mail server refused the login");
    } catch (Away away) {
      return new Result.Deferred(String.valueOf(away.getMessage()));
    } catch (MessagingException closing) {
      return new Result.Unknown("The mail server broke off: " + closing.getClass().getSimpleName());
    }
  }

  /** The hub's user or password is wrong. */
  private static final class LoginRefused extends MessagingException {
    LoginRefused(Exception cause) {
      super("The mail server refused the login", cause);
    }
  }

  /** There was no connection, so nothing was sent. */
  private static final class Away extends MessagingException {
    Away(String message, Exception cause) {
      super(message, cause);
    }
  }

  private void connect(SMTPTransport transport) throws Away, LoginRefused {
    try {
      transport.connect(
          server.host(),
          server.port(),
          server.login().map(MailExchange.Login::user).orElse(null),
          server.login().map(MailExchange.Login::password).orElse(null));
    } catch (AuthenticationFailedException refused) {
      throw new LoginRefused(refused);
    } catch (MessagingException refused) {
      throw new Away("The mail server cannot be reached", refused);
    }
  }

  private Result send(Session session, SMTPTransport transport, Mail mail) {
    String id = "";
    try {
      MimeMessage message = new MimeMessage(session, mail.content().stream());
      id = SentMail.idOf(message);
      List<Address> recipients = new ArrayList<>();
      for (String recipient : mail.recipients()) {
        recipients.add(new InternetAddress(recipient));
      }
      transport.sendMessage(message, recipients.toArray(Address[]::new));
      return new Result.Accepted(id);
    } catch (MessagingException failed) {
      SmtpRefusal refusal = SmtpRefusal.of(failed);
      bounces.tellOfRefusal(
          new SentMail(id, Optional.empty(), mail.recipients()), refusal.bounces());
      return refusal.result(id);
    }
  }

  private Session session(String sender) {
    Properties properties = new Properties();
    properties.put("mail.smtp.from", sender);
    properties.put("mail.smtp.sendpartial", "true");
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
