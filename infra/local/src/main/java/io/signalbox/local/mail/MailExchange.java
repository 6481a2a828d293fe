package io.signalbox.local.mail;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where mails go, and where bounces come from.
 *
 * @param smtp the server that takes mails; empty to keep them as files
 * @param bounceMailbox an mbox file that the mail server appends bounces to; it is emptied
 */
public record MailExchange(Optional<SmtpServer> smtp, Optional<Path> bounceMailbox) {

  /** Mails are kept as files. */
  public static final MailExchange NONE = new MailExchange(Optional.empty(), Optional.empty());

  /**
   * An SMTP server.
   *
   * @param login empty for a server that asks for none; with it, STARTTLS is required
   */
  public record SmtpServer(String host, int port, Optional<Login> login) {}

  /** A user of an SMTP server. */
  public record Login(String user, String password) {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
