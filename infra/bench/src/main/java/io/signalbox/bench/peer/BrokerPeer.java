package io.signalbox.bench.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An AMQP 0-9-1 broker that lets anybody in and confirms what is published. The routing key is the
 * name of the destination.
 */
public final class BrokerPeer implements PeerServer.Conversation {
  private static final int METHOD = 1;
  private static final int HEADER = 2;
  private static final int BODY = 3;
  private static final int HEARTBEAT = 8;
  private static final int FRAME_END = 0xCE;
  private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(4);

  /** Behind the method's class and number, and a short. */
  private static final int EXCHANGE_AT = 6;

  /** Behind the class and a short. */
  private static final int SIZE_AT = 4;

  private final PeerServer.Listener listener;

  public BrokerPeer(PeerServer.Listener listener) {
    this.listener = listener;
  }

  @Override
  public void talk(Socket client) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    OutputStream out = client.getOutputStream();
    in.readLong(); // The protocol's name and version.
    // Version 0-9, no properties, and the lists of mechanisms and locales.
    say(out, 0, 10, 10, "\0\t\0\0\0\0\0\0\0\5PLAIN\0\0\0\5en_US");
    Thread heart = Thread.ofVirtual().start(() -> beat(client, out));
    try {
      new Talk(in, out).go();
    } finally {
      heart.interrupt();
    }
  }

  /** What was said on one connection. */
  private final class Talk {
    private final DataInputStream in;
    private final OutputStream out;
    private String key = "";
    private ByteBuffer body = ByteBuffer.allocate(0);
    private long published;

    private Talk(DataInputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    private void go() throws IOException, InterruptedException {
      while (true) {
        int type = in.readUnsignedByte();
        int channel = in.readUnsignedShort();
        ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(in.readInt()));
        in.readUnsignedByte();
        switch (type) {
          case METHOD -> answer(channel, payload.getShort(0), payload.getShort(2), payload);
          case HEADER -> body = ByteBuffer.allocate((int) payload.getLong(SIZE_AT));
          case BODY -> take(channel, payload);
          default -> {}
        }
      }
    }

    private void answer(int channel, int category, int method, ByteBuffer payload)
        throws IOException {
      switch (category * 100 + method) {
        case 1011 -> say(out, 0, 10, 30, "\0\2\0\2\0\0\0\n"); // Tune, with the heartbeat.
        case 1040 -> say(out, 0, 10, 41, "\0");
        case 1050 -> say(out, 0, 10, 51, "");
        case 2010 -> say(out, channel, 20, 11, "\0\0\0\0");
        case 2040 -> say(out, channel, 20, 41, "");
        case 8510 -> say(out, channel, 85, 11, "");
        case 6040 -> {
          int keyAt = EXCHANGE_AT + 1 + payload.get(EXCHANGE_AT);
          byte[] name = new byte[payload.get(keyAt)];
          payload.get(keyAt + 1, name);
          key = new String(name, StandardCharsets.US_ASCII);
        }
        default -> {}
      }
    }

    private void take(int channel, ByteBuffer part) throws IOException, InterruptedException {
      body.put(part);
      if (!body.hasRemaining()) {
        listener.came(key, body.array());
        published++;
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(published).array();
        say(out, channel, 60, 80, new String(number, StandardCharsets.ISO_8859_1) + "\0");
      }
    }
  }

  private static void beat(Socket client, OutputStream out) {
    try {
      while (!client.isClosed()) {
        Thread.sleep(BETWEEN_HEARTBEATS);
        frame(out, HEARTBEAT, 0, new byte[0]);
      }
    } catch (SocketException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Sends a method with its arguments, a byte a character. */
  private static void say(OutputStream out, int channel, int category, int method, String arguments)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream payload = new DataOutputStream(bytes);
    payload.writeShort(category);
    payload.writeShort(method);
    payload.writeBytes(arguments);
    frame(out, METHOD, channel, bytes.toByteArray());
  }

  private static void frame(OutputStream out, int type, int channel, byte[] payload)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(bytes);
    frame.writeByte(type);
    frame.writeShort(channel);
    frame.writeInt(payload.length);
    frame.write(payload);
    frame.writeByte(FRAME_END);
    // In one write: heartbeats come from another thread.
    out.write(bytes.toByteArray());
  }
}
