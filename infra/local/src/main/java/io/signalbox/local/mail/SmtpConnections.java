package io.signalbox.local.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Connections to an SMTP server. Each carries one mail at a time; it is kept for {@link
 * #IDLE_LIMIT} after the last, and for {@value #MAILS_LIMIT} mails in all, as some servers take no
 * more. For many threads at once.
 */
final class SmtpConnections {
  static final Duration IDLE_LIMIT = Duration.ofSeconds(10);
  static final int MAILS_LIMIT = 100;

  private final MailExchange.SmtpServer server;
  private final Session session;
  private final Clock clock;

  /** The one that was used last comes first, so that the others grow old. */
  private final Deque<Connection> idle = new ArrayDeque<>();

  private boolean watched;

  SmtpConnections(MailExchange.SmtpServer server, Session session, Clock clock) {
    this.server = server;
    this.session = session;
    this.clock = clock;
  }

  /** The hub's user or password is wrong. */
  static final class LoginRefused extends MessagingException {
    LoginRefused(Exception cause) {
      super("The mail server refused the login", cause);
    }
  }

  /** There was no connection, so nothing was sent. */
  static final class Away extends MessagingException {
    Away(String message, Exception cause) {
      super(message, cause);
    }
  }

  /** A connection, for whoever took it. */
  final class Connection {
    private final SMTPTransport transport;
    private int mails;
    private Instant idleSince = Instant.MIN;

    private Connection(SMTPTransport transport) {
      this.transport = transport;
    }

    SMTPTransport transport() {
      return transport;
    }

    /** Whether it has carried a mail before. */
    boolean isUsed() {
      return mails > 0;
    }

    /** It has carried a mail, and may carry another. */
    void giveBack() {
      mails++;
      if (mails >= MAILS_LIMIT) {
        close();
      } else {
        keep(this);
      }
    }

    /** Says goodbye, and waits for no answer. */
    void close() {
      try {
        transport.close();
      } catch (MessagingException gone) {
        // The server was faster.
      }
    }

    private boolean isOld() {
      return !clock.instant().isBefore(idleSince.plus(IDLE_LIMIT));
    }
  }

  /** One that still works, which a NOOP tells (RFC 5321 section 4.1.1.9), or a new one. */
  Connection take() throws LoginRefused, Away {
    Connection kept = poll();
    if (kept != null && (kept.isOld() || !kept.transport.isConnected())) {
      kept.close();
      // Its server has closed the others, too, or to ask each of them would take too long.
      drain().forEach(Connection::close);
      kept = null;
    }
    return kept == null ? open() : kept;
  }

  /** A new one. */
  Connection open() throws LoginRefused, Away {
    try {
      SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
      transport.connect(
          server.host(),
          server.port(),
          server.login().map(MailExchange.Login::user).orElse(null),
          server.login().map(MailExchange.Login::password).orElse(null));
      return new Connection(transport);
    } catch (NoSuchProviderException impossible) {
      throw new IllegalStateException(impossible);
    } catch (AuthenticationFailedException refused) {
      throw new LoginRefused(refused);
    } catch (MessagingException refused) {
      throw new Away("The mail server cannot be reached", refused);
    }
  }

  private synchronized Connection poll() {
    return idle.pollFirst();
  }

  private synchronized List<Connection> drain() {
    List<Connection> all = new ArrayList<>(idle);
    idle.clear();
    return all;
  }

  private synchronized void keep(Connection connection) {
    connection.idleSince = clock.instant();
    idle.addFirst(connection);
    if (!watched) {
      watched = true;
      Thread.ofVirtual().name("idle mail connections").start(this::closeOld);
    }
  }

  private void closeOld() {
    try {
      while (hasIdle()) {
        Thread.sleep(IDLE_LIMIT);
        old().forEach(Connection::close);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean hasIdle() {
    watched = !idle.isEmpty();
    return watched;
  }

  private synchronized List<Connection> old() {
    List<Connection> old = new ArrayList<>();
    while (!idle.isEmpty() && idle.getLast().isOld()) {
      old.add(idle.removeLast());
    }
    return old;
  }
}
