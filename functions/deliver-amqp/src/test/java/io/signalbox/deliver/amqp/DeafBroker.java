package io.signalbox.deliver.amqp;

import io.signalbox.store.Body;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Reads nothing more while its heart beats. */
final class DeafBroker extends FakeBroker {
  /** So that the hub's writes soon find no room. */
  private static final int BUFFER_BYTES = 4096;

  DeafBroker() throws IOException {
    super(BUFFER_BYTES);
    start();
  }

  @Override
  void serve(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
    while (!isClosed()) {
      write(out, new Frame(HEARTBEAT, 0, Body.of(new byte[0])));
      Thread.sleep(500);
    }
  }
}
