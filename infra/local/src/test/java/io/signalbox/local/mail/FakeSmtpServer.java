package io.signalbox.local.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes one mail at a time, and answers its end as it is told. */
final class FakeSmtpServer implements AutoCloseable {
  private static final String BREAK_OFF = "";

  private static final String NOBODY = "(nobody)";

  private final ServerSocket socket;
  private final String answer;
  private final String refused;
  private final String refusal;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile String message = "";

  private FakeSmtpServer(String answer, String refused, String refusal) throws IOException {
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
      try (Socket client = socket.accept()) {
        talk(
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8)),
            client.getOutputStream());
      } catch (IOException closed) {
        commands.add("(closed)");
      }
    }
  }

  private void talk(BufferedReader in, OutputStream out) throws IOException {
    say(out, "220 ready");
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
        case "RCPT" -> say(out, line.contains(refused) ? refusal : "250 ok");
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
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
