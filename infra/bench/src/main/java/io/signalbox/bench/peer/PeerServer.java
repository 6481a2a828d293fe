package io.signalbox.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on a free port of the loopback address, and talks on each connection by itself. */
public final class PeerServer implements AutoCloseable {
  private static final int BACKLOG = 1000;

  private final ServerSocket server;
  private final Conversation conversation;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What is said on a connection, by many threads at once. */
  @FunctionalInterface
  public interface Conversation {
    /** Talks with a client until it goes. */
    void talk(Socket client) throws IOException, InterruptedException;
  }

  /** Is told of each message, by many threads at once; it is answered when this returns. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A message.
     *
     * @param destination the name of its destination
     */
    void came(String destination, byte[] body) throws InterruptedException;
  }

  public PeerServer(Conversation conversation) throws IOException {
    this.conversation = conversation;
    this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("peer").start(this::acceptAll);
  }

  public int port() {
    return server.getLocalPort();
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        Thread.ofVirtual().name("peer connection").start(() -> take(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void take(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      conversation.talk(client);
    } catch (IOException gone) {
      // The hub gave up waiting, or ended.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
