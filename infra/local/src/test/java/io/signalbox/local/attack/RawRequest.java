package io.signalbox.local.attack;

import io.signalbox.store.Body;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request on a connection of its own, sent as it is written. */
record RawRequest(String method, String path, List<String> headers, Body body) {
  /** The hub closed the connection without an answer. */
  static final int CUT_OFF = -1;

  private static final int TIMEOUT_MILLISECONDS = 120_000;
  private static final int SMALL_BUFFER_BYTES = 4_096;

  static RawRequest post(String path, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length);
    return new RawRequest("POST", path, all, Body.of(body));
  }

  static RawRequest get(String path, String... headers) {
    return new RawRequest("GET", path, List.of(headers), Body.ofText(""));
  }

  /** Sends it; the answer's status. */
  int send(URI hub) {
    return send(hub, TIMEOUT_MILLISECONDS);
  }

  /**
   * The same for a client that waits so long for the connection, and for each part of the answer.
   */
  int send(URI hub, int milliseconds) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.getPort()), milliseconds);
      socket.setSoTimeout(milliseconds);
      socket.getOutputStream().write(head().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body.bytes());
      return status(socket.getInputStream());
    } catch (IOException cutOff) {
      return CUT_OFF;
    }
  }

  static Socket connect(URI hub) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.getPort());
    socket.setSoTimeout(TIMEOUT_MILLISECONDS);
    return socket;
  }

  /** A connection of whose answers the client's machine keeps next to nothing. */
  static Socket connectWithSmallBuffer(URI hub) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.getPort()));
    socket.setSoTimeout(TIMEOUT_MILLISECONDS);
    return socket;
  }

  String head() {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        + String.join("", headers.stream().map(line -> line + "\r\n").toList())
        + "\r\n";
  }

  private static int status(InputStream in) throws IOException {
    InputStream answer = new BufferedInputStream(in);
    String line = new String(answer.readNBytes(12), StandardCharsets.US_ASCII);
    answer.transferTo(OutputStream.nullOutputStream());
    return line.length() < 12 ? CUT_OFF : Integer.parseInt(line.substring(9));
  }
}
