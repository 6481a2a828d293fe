package io.signalbox.bench.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** One connection that posts events, one request after the other. */
final class Client implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final Wire wire;
  private final String authority;
  private final String head;

  Client(URI hub, String token) throws IOException {
    socket = new Socket(hub.getHost(), hub.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    wire = new Wire(socket.getInputStream());
    authority = "Host: %s\r\nAuthorization: Bearer %s\r\n".formatted(hub.getAuthority(), token);
    head =
        "POST /v1/envelopes HTTP/1.1\r\n%sContent-Type: application/x-ndjson\r\nContent-Length: "
            .formatted(authority);
  }

  /** Posts events, one a line; returns when the hub has accepted them. */
  void post(byte[] lines) throws IOException {
    exchange(head + lines.length + "\r\n\r\n", lines);
  }

  /** Posts JSON, compressed, to a path; returns when the hub has taken it. */
  void postCompressed(String path, byte[] json) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
      gzip.write(json);
    }
    exchange(
        "POST %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, authority, body.size()),
        body.toByteArray());
  }

  /** Reads what is at a path; answers with its body. */
  String get(String path) throws IOException {
    byte[] body = exchange("GET %s HTTP/1.1\r\n%s\r\n".formatted(path, authority), new byte[0]);
    return new String(body, StandardCharsets.UTF_8);
  }

  private byte[] exchange(String start, byte[] body) throws IOException {
    byte[] before = start.getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(before, before.length + body.length);
    System.arraycopy(body, 0, request, before.length, body.length);
    out.write(request);
    Wire.Message answer = wire.next();
    if (answer == null || !answer.start().contains(" 200 ")) {
      throw new IOException(
          answer == null
              ? "The hub ended the connection"
              : answer.start() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
