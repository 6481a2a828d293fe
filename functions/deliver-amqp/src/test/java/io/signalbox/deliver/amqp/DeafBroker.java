package io.signalbox.deliver.amqp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A broker that lets the hub in, and then reads nothing more while its heart beats. */
final class DeafBroker implements AutoCloseable {
  private static final int METHOD = 1;
  private static final int HEARTBEAT = 8;

  /** So that the hub's writes soon find no room. */
  private static final int BUFFER_BYTES = 4096;

  private record Reply(int channel, int category, int method, String arguments) {}

  private static final Reply START = new Reply(0, 10, 10, "\0\t\0\0\0\0\0\0\0\5PLAIN\0\0\0\5en_US");

  /** To each frame. */
  private static final List<List<Reply>> REPLIES =
      List.of(
          List.of(new Reply(0, 10, 30, "\0\2\0\2\0\0\0\n")),
          List.of(),
          List.of(new Reply(0, 10, 41, "\0")),
          List.of(new Reply(1, 20, 11, "\0\0\0\0")),
          List.of(new Reply(1, 85, 11, "")));

  private final ServerSocket server = new ServerSocket();

  DeafBroker() throws IOException {
    server.setReceiveBufferSize(BUFFER_BYTES);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try (Socket client = server.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      in.readLong();
      say(out, START);
      for (List<Reply> replies : REPLIES) {
        skipFrame(in);
        for (Reply reply : replies) {
          say(out, reply);
        }
      }
      while (!server.isClosed()) {
        frame(out, HEARTBEAT, 0, new byte[0]);
        Thread.sleep(500);
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void skipFrame(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    in.readUnsignedShort();
    in.skipNBytes(in.readInt() + 1L);
  }

  private static void say(OutputStream out, Reply reply) throws IOException {
    byte[] arguments = reply.arguments().getBytes(StandardCharsets.ISO_8859_1);
    byte[] payload = new byte[arguments.length + 4];
    payload[1] = (byte) reply.category();
    payload[3] = (byte) reply.method();
    System.arraycopy(arguments, 0, payload, 4, arguments.length);
    frame(out, METHOD, reply.channel(), payload);
  }

  private static void frame(OutputStream out, int type, int channel, byte[] payload)
      throws IOException {
    DataOutputStream frame = new DataOutputStream(out);
    frame.writeByte(type);
    frame.writeShort(channel);
    frame.writeInt(payload.length);
    frame.write(payload);
    frame.writeByte(0xCE);
    frame.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
