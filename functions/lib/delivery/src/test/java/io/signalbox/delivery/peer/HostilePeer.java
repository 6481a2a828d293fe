package io.signalbox.delivery.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A server that greets whoever connects, and then says the same again and again. */
public final class HostilePeer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
  private final AtomicLong sent = new AtomicLong();

  /**
   * Starts one.
   *
   * @param greeting a character for each byte
   * @param repeated what follows for ever; empty for nothing, so that it just stays silent
   * @param between the pause before each repetition
   */
  public HostilePeer(String greeting, String repeated, Duration between) throws IOException {
    Thread.ofVirtual().start(() -> serve(greeting, repeated, between));
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many bytes it got rid of. */
  public long sentBytes() {
    return sent.get();
  }

  private void serve(String greeting, String repeated, Duration between) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        write(socket.getOutputStream(), greeting);
        while (!server.isClosed()) {
          Thread.sleep(between);
          write(socket.getOutputStream(), repeated);
        }
      } catch (IOException left) {
        // Who connected has had enough, or the test is over.
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    sent.addAndGet(text.length());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
