package io.signalbox.bench.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection that posts events, one request after the other. */
final class Client implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final Wire wire;
  private final String head;

  Client(URI hub, String token) throws IOException {
    socket = new Socket(hub.getHost(), hub.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    wire = new Wire(socket.getInputStream());
    head =
        "POST /v1/envelopes HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
            .formatted(hub.getAuthority(), token);
  }

  /** Posts events, one a line; returns when the hub has accepted them. */
  void post(byte[] lines) throws IOException {
    byte[] before = (head + lines.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(before, before.length + lines.length);
    System.arraycopy(lines, 0, request, before.length, lines.length);
    out.write(request);
    Wire.Message answer = wire.next();
    if (answer == null || !answer.start().contains(" 200 ")) {
      throw new IOException(
          answer == null
              ? "The hub ended the connection"
              : answer.start() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
