package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that is kept is read only where its peer has sent something, or has closed it. */
@Timeout(60)
class KeptConnectionTest {
  private final LoopbackConnection ends;
  private final CountedReads socket;
  private final KeptConnection connection;

  KeptConnectionTest() throws IOException {
    ends = LoopbackConnection.open();
    socket = new CountedReads(ends.channel());
    connection =
        new KeptConnection(Http1Config.DEFAULT, new MonitoringResponseOutOfOrderStrategy());
  }

  /** The socket of a channel; each read asks the channel. */
  private static final class CountedReads extends Socket {
    private final SocketChannel channel;
    private int reads;

    CountedReads(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public SocketChannel getChannel() {
      return channel;
    }

    @Override
    public synchronized int getSoTimeout() {
      return 0;
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) {
      // The test's reads have something to read.
    }

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream in = channel.socket().getInputStream();
      return new InputStream() {
        @Override
        public int read() throws IOException {
          reads++;
          return in.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
          reads++;
          return in.read(buffer, from, length);
        }
      };
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }
  }

  @BeforeEach
  void bind() throws IOException {
    connection.bind(socket);
  }

  @AfterEach
  void close() throws IOException {
    ends.close();
  }

  @Test
  void aQuietConnectionIsNotRead() throws IOException {
    assertThat(connection.isStale()).isFalse();
    assertThat(connection.isStale()).isFalse();
    assertThat(socket.reads).isZero();
  }

  @Test
  void aConnectionThatThePeerClosedIsStale() throws Exception {
    ends.peer().close();
    while (!connection.isStale()) {
      Thread.sleep(1);
    }
    assertThat(socket.reads).isOne();
  }
}
