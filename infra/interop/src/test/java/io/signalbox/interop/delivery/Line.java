package io.signalbox.interop.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a port on loopback that can be cut, and can lose an answer. */
final class Line implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final int target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private volatile ServerSocket server;
  private volatile boolean isLosing;

  Line(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, LOOPBACK);
    this.port = server.getLocalPort();
    listen(server);
  }

  int port() {
    return port;
  }

  /** What was sent over it, a character for each byte. */
  String heard() {
    return heard.toString(ISO_8859_1);
  }

  /** Of the next that is sent the answer gets lost, and the connection. */
  void loseAnswer() {
    isLosing = true;
  }

  void cut() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void mend() {
    try {
      server = new ServerSocket(port, 50, LOOPBACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listen(server);
  }

  private void listen(ServerSocket listening) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  connect(listening.accept());
                }
              } catch (IOException cut) {
                // Nobody is let in any more.
              }
            });
  }

  private void connect(Socket client) throws IOException {
    Socket peer = new Socket(LOOPBACK, target);
    sockets.add(client);
    sockets.add(peer);
    boolean[] isDeaf = new boolean[1];
    copy(client, peer, isDeaf, true);
    copy(peer, client, isDeaf, false);
  }

  private void copy(Socket from, Socket to, boolean[] isDeaf, boolean isFromHub) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[65_536];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                  if (isFromHub) {
                    heard.write(buffer, 0, count);
                    isDeaf[0] = isDeaf[0] || isLosing;
                  } else if (isDeaf[0]) {
                    isLosing = false;
                    return;
                  }
                  out.write(buffer, 0, count);
                }
              } catch (IOException cut) {
                // The other side is closed, too.
              }
            });
  }

  @Override
  public void close() {
    cut();
  }
}
