package io.signalbox.bench.flow;

import io.signalbox.bench.peer.PeerServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Takes pushes, tells somebody of each, and answers 204; to the listener a destination is its path,
 * such as {@code /single}.
 */
final class Sink implements AutoCloseable {
  private static final byte[] TAKEN =
      "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final PeerServer server;

  Sink(PeerServer.Listener listener) throws IOException {
    this.server = new PeerServer(client -> takeAll(client, listener));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  static void takeAll(Socket client, PeerServer.Listener listener)
      throws IOException, InterruptedException {
    Wire wire = new Wire(client.getInputStream());
    OutputStream out = client.getOutputStream();
    for (Wire.Message push = wire.next(); push != null; push = wire.next()) {
      listener.came(push.start().split(" ", 3)[1], push.body());
      out.write(TAKEN);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
