package io.signalbox.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An SMTP server. The local part of a mail's recipient is the name of its destination. */
public final class MailPeer implements PeerServer.Conversation {
  private final PeerServer.Listener listener;

  public MailPeer(PeerServer.Listener listener) {
    this.listener = listener;
  }

  @Override
  public void talk(Socket client) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = client.getOutputStream();
    say(out, "220 ready");
    String recipient = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      switch (command) {
        case "RCPT" -> {
          recipient = line.substring(line.indexOf('<') + 1, line.indexOf('@'));
          say(out, "250 ok");
        }
        case "DATA" -> {
          say(out, "354 go on");
          listener.came(recipient, message(in).getBytes(StandardCharsets.ISO_8859_1));
          say(out, "250 taken");
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private static String message(BufferedReader in) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
