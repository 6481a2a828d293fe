package io.signalbox.bench.bill.meter;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is printed, which is what a function logs, with what CloudWatch adds to a line. */
final class LogBytes {
  private static final int ADDED_TO_EACH = 26;

  private final PrintStream before = System.out;
  private final LongAdder bytes = new LongAdder();

  private LogBytes() {}

  static LogBytes take() {
    LogBytes counter = new LogBytes();
    System.setOut(
        new PrintStream(counter.new Counter(counter.before), false, StandardCharsets.UTF_8));
    return counter;
  }

  void giveBack() {
    System.setOut(before);
  }

  long bytes() {
    return bytes.sum();
  }

  /** Passes nothing on: a bill has no place for what a function logs. */
  private final class Counter extends FilterOutputStream {
    Counter(OutputStream before) {
      super(before);
    }

    @Override
    public void write(int one) {
      bytes.add(one == '\n' ? 1 + ADDED_TO_EACH : 1);
    }

    @Override
    public void write(byte[] text, int offset, int length) throws IOException {
      for (int i = 0; i < length; i++) {
        write(text[offset + i]);
      }
    }
  }
}
