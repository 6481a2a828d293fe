package io.signalbox.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A socket in the data folder, by which the commands of the hub's script reach the hub that uses
 * the folder. Whoever may enter the folder may use it. A request and its answer are a line each; an
 * answer begins with {@code ok} or {@code failed}.
 */
final class ControlSocket implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(ControlSocket.class.getName());
  private static final String FILE = "control.sock";

  /** What Linux takes is 107 bytes; macOS takes 103. */
  private static final int PATH_LIMIT_BYTES = 103;

  /** Does what a request asks for. */
  @FunctionalInterface
  interface Requests {
    /** The text of the answer. */
    String answer(String request) throws IOException;
  }

  private final Path file;
  private final ServerSocketChannel server;
  private final Requests requests;

  private ControlSocket(Path file, ServerSocketChannel server, Requests requests) {
    this.file = file;
    this.server = server;
    this.requests = requests;
  }

  /** Listens in that folder; empty, and logged, where its path is too long for a socket. */
  static Optional<ControlSocket> open(Path folder, Requests requests) throws IOException {
    Path file = folder.toAbsolutePath().resolve(FILE);
    if (file.toString().getBytes(StandardCharsets.UTF_8).length > PATH_LIMIT_BYTES) {
      LOGGER.log(
          Level.WARNING,
          "The path of {0} is too long for a socket: this hub can be backed up only when it is"
              + " stopped",
          folder);
      return Optional.empty();
    }
    // The folder is this process's own: who made the file has ended.
    Files.deleteIfExists(file);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(file));
    ControlSocket socket = new ControlSocket(file, server, requests);
    Thread.ofVirtual().name("control").start(socket::serve);
    return Optional.of(socket);
  }

  /**
   * Has the hub that uses the folder do something.
   *
   * @return its answer; empty if no hub listens there
   * @throws IOException if the hub could not do it
   */
  static Optional<String> ask(Path folder, String request) throws IOException {
    Path file = folder.toAbsolutePath().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      write(channel, request);
      String answer = read(channel);
      if (!answer.startsWith("ok ")) {
        throw new IOException("The hub says: " + answer);
      }
      return Optional.of(answer.substring("ok ".length()));
    } catch (ConnectException nobody) {
      return Optional.empty();
    }
  }

  private void serve() {
    while (true) {
      try (SocketChannel channel = server.accept()) {
        write(channel, answer(read(channel)));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException broken) {
        LOGGER.log(Level.WARNING, "A command could not be answered", broken);
      }
    }
  }

  private String answer(String request) {
    try {
      return "ok " + requests.answer(request);
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(Level.WARNING, "A command failed", failed);
      return "failed " + failed.getMessage();
    }
  }

  private static String read(SocketChannel channel) throws IOException {
    BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    String line = reader.readLine();
    return line == null ? "" : line;
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The control socket could not be closed", e);
    }
  }
}
