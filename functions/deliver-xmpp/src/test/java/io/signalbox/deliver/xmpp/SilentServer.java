package io.signalbox.deliver.xmpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** A server that logs anybody in, without TLS, and closes the connection at the first message. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));

  SilentServer() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      StringBuilder read = new StringBuilder();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      int streams = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        read.append(new String(buffer, 0, count, UTF_8));
        String text = read.toString();
        if (text.contains("<message")) {
          return;
        }
        if (text.contains("<stream:stream")) {
          write(
              socket,
              "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                  + " xmlns:stream='http://etherx.jabber.org/streams' from='localhost' id='s"
                  + streams
                  + "' version='1.0'><stream:features>"
                  + (streams++ == 0
                      ? "<mechanisms"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
                      : "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm"
                          + " xmlns='urn:xmpp:sm:3'/>")
                  + "</stream:features>");
          read.setLength(0);
        } else if (text.contains("</auth>")) {
          write(socket, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
          read.setLength(0);
        } else if (text.contains("</iq>")) {
          String id = text.replaceFirst("(?s).*<iq[^>]*id=['\"]([^'\"]*)['\"].*", "$1");
          write(
              socket,
              "<iq type='result' id='%s'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>hub@localhost/s</jid></bind></iq>"
                  .formatted(id));
          read.setLength(0);
        } else if (text.contains("<enable")) {
          write(socket, "<enabled xmlns='urn:xmpp:sm:3' id='1'/>");
          read.setLength(0);
        }
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
