package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether something has come is told without reading it, again and again. */
@Timeout(60)
class PendingInputTest {
  private final PendingInput input = PendingInput.OF_THIS_PROCESS;
  private final LoopbackConnection connection;
  private final SocketChannel channel;

  PendingInputTest() throws IOException {
    connection = LoopbackConnection.open();
    channel = connection.channel();
  }

  @BeforeEach
  void nothingHasCome() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(input.isAt(channel)).isFalse();
      assertThat(channel.isBlocking()).isTrue();
    }
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
  }

  @Test
  void whatCameIsStillThere() throws Exception {
    OutputStream out = connection.peer().getOutputStream();
    out.write('a');
    awaitInput();
    ByteBuffer read = ByteBuffer.allocate(1);
    assertThat(channel.read(read)).isOne();
    assertThat(input.isAt(channel)).isFalse();
  }

  @Test
  void theEndIsSeen() throws Exception {
    connection.peer().close();
    awaitInput();
    assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  private void awaitInput() throws IOException, InterruptedException {
    while (!input.isAt(channel)) {
      Thread.sleep(1);
    }
    assertThat(channel.isBlocking()).isTrue();
  }
}
