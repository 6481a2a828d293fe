package io.signalbox.local.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Takes mails, and answers their ends as it is told. */
final class FakeSmtpServer implements AutoCloseable {
  private static final String BREAK_OFF = "";

  private static final String NOBODY = "(nobody)";

  private final ServerSocket socket;
  private final String answer;
  private final String refused;
  private final String refusal;
  private final Optional<Login> login;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile String message = "";
  private volatile int mailsAConnection = Integer.MAX_VALUE;

  /** What the server asks for, after STARTTLS. */
  private record Login(SSLContext tls, String user, String password) {
    /** The user acts as itself (RFC 4616). */
    String plain() {
      return Base64.getEncoder()
          .encodeToString((user + "\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }
  }

  private FakeSmtpServer(String answer, String refused, String refusal) throws IOException {
    this(answer, refused, refusal, Optional.empty());
  }

  private FakeSmtpServer(String answer, String refused, String refusal, Optional<Login> login)
      throws IOException {
    this.login = login;
    this.answer = answer;
    this.refused = refused;
    this.refusal = refusal;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Answers the end of a message with that line. */
  static FakeSmtpServer answering(String line) throws IOException {
    return new FakeSmtpServer(line, NOBODY, "");
  }

  /** Answers recipients that contain a text with that line, and takes the others. */
  static FakeSmtpServer refusing(String recipient, String line) throws IOException {
    return new FakeSmtpServer("250 taken", recipient, line);
  }

  /** Closes the connection after the end of a message. */
  static FakeSmtpServer breakingOff() throws IOException {
    return new FakeSmtpServer(BREAK_OFF, NOBODY, "");
  }

  /** Takes so many mails on each connection, and ends it at the next. */
  static FakeSmtpServer taking(int mailsAConnection) throws IOException {
    FakeSmtpServer server = answering("250 taken");
    server.mailsAConnection = mailsAConnection;
    return server;
  }

  /** Takes mails after a login under TLS. */
  static FakeSmtpServer asking(SSLContext tls, String user, String password) throws IOException {
    return new FakeSmtpServer("250 taken", NOBODY, "", Optional.of(new Login(tls, user, password)));
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> commands() {
    return commands;
  }

  String message() {
    return message;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        commands.add("(closed)");
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      say(client.getOutputStream(), "220 ready");
      talk(client);
    } catch (IOException closed) {
      commands.add("(closed)");
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    int mails = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
        case "DATA" -> {
          say(out, "354 go on");
          readMessage(in);
          if (answer.equals(BREAK_OFF)) {
            return;
          }
          say(out, answer);
        }
        case "MAIL" -> {
          if (mails++ == mailsAConnection) {
            say(out, "421 4.7.0 too many mails");
            return;
          }
          say(out, "250 ok");
        }
        case "EHLO" ->
            say(out, login.isPresent() ? "250-fake\r\n250-STARTTLS\r\n250 AUTH PLAIN" : "250 ok");
        case "STAR" -> {
          say(out, "220 go on");
          talk(secured(client));
          return;
        }
        case "AUTH" ->
            say(
                out,
                line.endsWith(" " + login.orElseThrow().plain()) ? "235 welcome" : "535 5.7.8 no");
        case "RCPT" -> say(out, line.contains(refused) ? refusal : "250 ok");
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private Socket secured(Socket client) throws IOException {
    SSLSocket secured =
        (SSLSocket) login.orElseThrow().tls().getSocketFactory().createSocket(client, "", 0, true);
    secured.setUseClientMode(false);
    return secured;
  }

  private void readMessage(BufferedReader in) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      lines.append(line).append("\r\n");
    }
    message = lines.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
