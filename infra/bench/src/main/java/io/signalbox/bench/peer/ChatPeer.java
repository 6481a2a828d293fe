package io.signalbox.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XMPP server that lets anybody in without TLS, and acknowledges messages (XEP-0198). The local
 * part of a message's address is the name of its destination.
 */
public final class ChatPeer implements PeerServer.Conversation {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final Pattern ID = Pattern.compile("\\bid=['\"]([^'\"]*)['\"]");
  private static final Pattern PART =
      Pattern.compile(
          "(?s)<stream:stream[^>]*>|<auth\\b.*?</auth>|<iq\\b.*?</iq>|<enable\\b[^>]*>"
              + "|<message\\b.*?</message>|<r\\b[^>]*>|</stream:stream>");
  private static final Pattern TO = Pattern.compile("\\bto=['\"]([^@'\"]*)@");

  private static final String BEFORE_LOGIN =
      "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
          + "</mechanisms>";
  private static final String AFTER_LOGIN =
      "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>";

  private final PeerServer.Listener listener;

  public ChatPeer(PeerServer.Listener listener) {
    this.listener = listener;
  }

  @Override
  public void talk(Socket client) throws IOException, InterruptedException {
    InputStream in = client.getInputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    StringBuilder read = new StringBuilder();
    boolean isIn = false;
    int taken = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      read.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
      Matcher part = PART.matcher(read);
      int end = 0;
      while (part.find()) {
        String text = part.group();
        end = part.end();
        if (text.startsWith("<stream")) {
          say(client, stream(isIn ? AFTER_LOGIN : BEFORE_LOGIN));
        } else if (text.startsWith("<auth")) {
          isIn = true;
          say(client, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        } else if (text.startsWith("<iq")) {
          say(
              client,
              "<iq type='result' id='%s'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>hub@localhost/s</jid></bind></iq>"
                  .formatted(found(ID, text)));
        } else if (text.startsWith("<enable")) {
          say(client, "<enabled xmlns='urn:xmpp:sm:3' id='1'/>");
        } else if (text.startsWith("<message")) {
          String body = text.replace("&quot;", "\"");
          listener.came(found(TO, text), body.getBytes(StandardCharsets.ISO_8859_1));
          taken++;
        } else if (text.startsWith("<r")) {
          say(client, "<a xmlns='urn:xmpp:sm:3' h='%d'/>".formatted(taken));
        } else {
          return;
        }
      }
      read.delete(0, end);
    }
  }

  private static String stream(String features) {
    return "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
        + " xmlns:stream='http://etherx.jabber.org/streams' from='localhost' id='s'"
        + " version='1.0'><stream:features>"
        + features
        + "</stream:features>";
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
