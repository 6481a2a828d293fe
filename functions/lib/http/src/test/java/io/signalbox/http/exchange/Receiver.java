package io.signalbox.http.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A receiver on this machine that does with each connection what a test says, badly or well. */
public final class Receiver implements AutoCloseable {

  /** What to do with a connection. It is closed afterwards. */
  public interface Script {
    void play(Connection connection) throws IOException, InterruptedException;
  }

  /** An accepted connection. */
  public static final class Connection {
    private final Receiver receiver;
    private final Socket socket;

    private Connection(Receiver receiver, Socket socket) {
      this.receiver = receiver;
      this.socket = socket;
    }

    public Socket socket() {
      return socket;
    }

    /** Reads a whole request; empty when the sender has closed the connection. */
    public String readRequest() throws IOException {
      var head = readHead(socket.getInputStream());
      var length = LENGTH.matcher(head);
      var body =
          socket.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
      var request = head + new String(body, ISO_8859_1);
      if (!request.isEmpty()) {
        receiver.requests.add(request);
      }
      return request;
    }

    /** Writes text, with CRLF for each line feed. */
    public void write(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
      out.flush();
    }

    /** Ends the connection with a reset instead of properly. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private final ServerSocket server;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore closed = new Semaphore(0);

  private Receiver(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  public static Receiver start(Script script) throws IOException {
    return start(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), script);
  }

  public static Receiver start(ServerSocket server, Script script) {
    var receiver = new Receiver(server, script);
    Thread.ofVirtual().start(receiver::accept);
    return receiver;
  }

  /** Answers each request on each connection alike, until the sender closes it. */
  public static Receiver answering(String answer) throws IOException {
    return start(
        connection -> {
          while (!connection.readRequest().isEmpty()) {
            connection.write(answer);
          }
        });
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port() + "/in");
  }

  public int port() {
    return server.getLocalPort();
  }

  public List<String> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  /** Waits until one more connection has been played to its end and closed. */
  public void awaitClosing() throws InterruptedException {
    closed.acquire();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.play(new Connection(this, socket));
    } catch (IOException | InterruptedException senderLeft) {
      // The sender's side is what a test looks at.
    }
    closed.release();
  }

  private static String readHead(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }
}
