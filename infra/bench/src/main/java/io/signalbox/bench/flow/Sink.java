package io.signalbox.bench.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes pushes, tells somebody of each, and answers 204. */
final class Sink implements AutoCloseable {
  private static final byte[] TAKEN =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int BACKLOG = 1000;

  /** Is told of each push, by many threads at once; it is answered when this returns. */
  @FunctionalInterface
  interface Listener {
    /**
     * A push.
     *
     * @param path such as {@code /single}
     */
    void pushed(String path, byte[] body) throws InterruptedException;
  }

  private final ServerSocket server;
  private final Listener listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Sink(Listener listener) throws IOException {
    this.listener = listener;
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("sink").start(this::acceptAll);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().name("sink connection").start(() -> takeAll(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void takeAll(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Wire wire = new Wire(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (Wire.Message push = wire.next(); push != null; push = wire.next()) {
        listener.pushed(push.start().split(" ", 3)[1], push.body());
        out.write(TAKEN);
      }
    } catch (IOException gone) {
      // The hub gave up waiting, or ended: it closes the connection then.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
