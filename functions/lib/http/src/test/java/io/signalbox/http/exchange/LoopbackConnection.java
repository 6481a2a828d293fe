package io.signalbox.http.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/** Both ends of a connection on this machine. */
record LoopbackConnection(SocketChannel channel, Socket peer) implements AutoCloseable {

  static LoopbackConnection open() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketChannel channel =
          SocketChannel.open(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
      return new LoopbackConnection(channel, server.accept());
    }
  }

  @Override
  public void close() throws IOException {
    peer.close();
    channel.close();
  }
}
