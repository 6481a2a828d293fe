package io.signalbox.deliver.amqp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Returns the first message, but only when it is told to; takes each later one at once. */
final class LateBroker extends FakeBroker {
  private static final int BUFFER_BYTES = 65_536;
  private static final int BODY = 3;
  private static final int BASIC = 60;
  private static final int PUBLISH = 40;
  private static final int RETURN = 50;
  private static final int ACK = 80;

  /** 312 NO_ROUTE, from the exchange without a name. */
  private static final String NO_ROUTE = "\1\70\10NO_ROUTE\0\1x";

  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  LateBroker() throws IOException {
    super(BUFFER_BYTES);
    start();
  }

  /** Lets it answer to the first message. */
  void answer() {
    mayAnswer.countDown();
  }

  @Override
  void serve(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
    for (int number = 1; !isClosed(); number++) {
      List<Frame> content = readMessage(in);
      if (number == 1) {
        mayAnswer.await();
        say(out, 1, BASIC, RETURN, NO_ROUTE);
        for (Frame frame : content) {
          write(out, frame);
        }
      }
      say(out, 1, BASIC, ACK, "\0\0\0\0\0\0\0" + (char) number + "\0");
    }
  }

  /** The header and the body of the next message. */
  private static List<Frame> readMessage(DataInputStream in) throws IOException {
    Frame frame = read(in);
    while (!isPublish(frame)) {
      frame = read(in);
    }
    List<Frame> content = new ArrayList<>();
    do {
      frame = read(in);
      content.add(frame);
    } while (frame.type() != BODY);
    return content;
  }

  private static boolean isPublish(Frame frame) {
    byte[] payload = frame.payload().bytes();
    return frame.type() == METHOD && payload[1] == BASIC && payload[3] == PUBLISH;
  }
}
