package io.signalbox.http.exchange;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Says without waiting whether a connection has something to read, or its end. */
final class PendingInput {
  /** A selector takes three file descriptors, and a Lambda function has 1,024: all share one. */
  static final PendingInput OF_THIS_PROCESS = new PendingInput();

  private final Lock lock = new ReentrantLock();
  private @Nullable Selector selector;

  private PendingInput() {}

  /**
   * Whether something has come, or the peer has closed the connection.
   *
   * @param channel which nobody else reads or writes meanwhile
   * @throws IOException if the connection is closed
   */
  boolean isAt(SocketChannel channel) throws IOException {
    lock.lock();
    try {
      Selector ready = selector == null ? Selector.open() : selector;
      selector = ready;
      channel.configureBlocking(false);
      SelectionKey key = channel.register(ready, SelectionKey.OP_READ);
      try {
        return ready.selectNow() > 0;
      } finally {
        key.cancel();
        // Only now is the channel free to be registered again.
        ready.selectNow();
        channel.configureBlocking(true);
      }
    } finally {
      lock.unlock();
    }
  }
}
