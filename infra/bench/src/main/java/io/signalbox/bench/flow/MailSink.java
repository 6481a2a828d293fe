package io.signalbox.bench.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that takes every mail at once, and tells somebody of each. */
final class MailSink implements AutoCloseable {
  private static final int BACKLOG = 1000;

  private final ServerSocket server;
  private final Listener listener;

  /** Is told of each mail, by many threads at once, before the hub has its answer. */
  @FunctionalInterface
  interface Listener {
    /**
     * A mail.
     *
     * @param recipient the last one, such as {@code abuse@isp.example}
     */
    void mailed(String recipient, String content);
  }

  MailSink(Listener listener) throws IOException {
    this.listener = listener;
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("mail sink").start(this::acceptAll);
  }

  /** What the hub's option {@code --smtp} takes. */
  String hostAndPort() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().name("mail sink connection").start(() -> talk(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      say(out, "220 ready");
      String recipient = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
          case "RCPT" -> {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            say(out, "250 ok");
          }
          case "DATA" -> {
            say(out, "354 go on");
            listener.mailed(recipient, content(in));
            say(out, "250 taken");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // The hub ended.
    }
  }

  private static String content(BufferedReader in) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      content.append(line).append('\n');
    }
    return content.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
