package io.signalbox.deliver.amqp;

import io.signalbox.store.Body;
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

/** A broker that lets the hub in; what it does then is its kind's. */
abstract class FakeBroker implements AutoCloseable {
  static final int METHOD = 1;
  static final int HEARTBEAT = 8;

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

  /** As AMQP 0-9-1 section 4.2.3 has it. */
  record Frame(int type, int channel, Body payload) {}

  private final ServerSocket server = new ServerSocket();

  /**
   * @param bufferBytes what it takes without reading it
   */
  FakeBroker(int bufferBytes) throws IOException {
    server.setReceiveBufferSize(bufferBytes);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  final void start() {
    Thread.ofVirtual().start(this::serve);
  }

  /** What it does with a hub that it let in. */
  abstract void serve(DataInputStream in, OutputStream out)
      throws IOException, InterruptedException;

  int port() {
    return server.getLocalPort();
  }

  boolean isClosed() {
    return server.isClosed();
  }

  private void serve() {
    try (Socket client = server.accept()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      in.readLong();
      say(out, START);
      for (List<Reply> replies : REPLIES) {
        read(in);
        for (Reply reply : replies) {
          say(out, reply);
        }
      }
      serve(in, out);
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  static Frame read(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte();
    int channel = in.readUnsignedShort();
    byte[] payload = in.readNBytes(in.readInt());
    in.skipNBytes(1);
    return new Frame(type, channel, Body.of(payload));
  }

  private static void say(OutputStream out, Reply reply) throws IOException {
    say(out, reply.channel(), reply.category(), reply.method(), reply.arguments());
  }

  static void say(OutputStream out, int channel, int category, int method, String arguments)
      throws IOException {
    byte[] bytes = arguments.getBytes(StandardCharsets.ISO_8859_1);
    byte[] payload = new byte[bytes.length + 4];
    payload[1] = (byte) category;
    payload[3] = (byte) method;
    System.arraycopy(bytes, 0, payload, 4, bytes.length);
    write(out, new Frame(METHOD, channel, Body.of(payload)));
  }

  static void write(OutputStream out, Frame frame) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeByte(frame.type());
    data.writeShort(frame.channel());
    data.writeInt(frame.payload().bytes().length);
    data.write(frame.payload().bytes());
    data.writeByte(0xCE);
    data.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
